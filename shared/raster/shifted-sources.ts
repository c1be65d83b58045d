/**
 * Map services whose tiles are known to be shifted by law-bound encryption (GCJ-02, BD-09): 100 to 700 m off (DOMAIN §2.2).
 * Such positions are never “corrected” here: there is no authorised way back, and a boundary drawn on them is wrong.
 */

/** By the host's end. Services of 天地图 and the bureaus' own are not shifted. */
const SHIFTED_HOSTS = ['autonavi.com', 'amap.com', 'gtimg.com', 'map.qq.com', 'bdimg.com', 'map.baidu.com', 'google.cn', 'gaode.com'] as const;
/** Words in the metadata of downloaded packages. */
const SHIFTED_WORDS = /autonavi|amap|gaode|高德|腾讯|gtimg|百度|baidu|gcj-?02|bd-?09|火星坐标|google\s*maps?\s*(china|cn)|google\.cn/i;

/** True when tiles of this address are known to be shifted. */
export function isShiftedAddress(address: string): boolean {
  try {
    const { hostname } = new URL(address.replace(/[{}]/g, ''));
    return SHIFTED_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  } catch {
    return false;
  }
}

/** True when what a package says about itself names such a service. */
export function namesShiftedSource(words: Iterable<string>): boolean {
  return [...words].some((word) => SHIFTED_WORDS.test(word));
}
