/** Which mines come too near to roads, the railway and power lines, and which pass just outside; the generator fails when the finished layers say anything else. */
import type { Intent } from './mine.ts';

const near = (subject: string, why: string): Intent => ({ code: 'L11', class: subject, why });
const RAILWAY = 'railway-open-pit:1000';

/** By mine; `class` is the rule and its metres. */
export const DISTANCE_INTENTS: Readonly<Record<string, readonly Intent[]>> = {
  石湾沟石灰岩矿: [near('road:100', '南缘距青石河沿线县道 34 米；距石湾—大坡乡道 66 米，在乡道 50 米之外'), near(RAILWAY, '距青石支线 570 米')],
  东坪建筑石料矿: [near('road:50', '石湾—大坡乡道穿过矿区；距铁路 1097 米，刚在 1000 米之外')],
  响水沟页岩矿: [near('road:50', '响水—云台乡道穿过矿区'), near(RAILWAY, '距青石支线 625 米')],
  柳林白云岩矿: [near(RAILWAY, '距青石支线 743 米')],
  南沟硅石矿: [near(RAILWAY, '距青石支线 735 米')],
  西岭石灰岩矿: [near(RAILWAY, '距青石支线 843 米')],
  西岭建筑石料矿: [near(RAILWAY, '距青石支线 826 米')],
  水泉沟膨润土矿: [near(RAILWAY, '距青石支线 89 米，全部在 1000 米以内，不进安全保护区')],
  牛头山水泥灰岩矿: [near(RAILWAY, '距青石支线 902 米，只有北缘在内')],
  将军石花岗岩矿: [near(RAILWAY, '距青石支线 303 米')],
  葫芦峪白云岩矿: [near(RAILWAY, '距青石支线 458 米')],
  张家坡砂岩矿: [near('powerline:10', '110 千伏青云线跨过东南角')],
  老鸦山建筑石料矿: [near('powerline:5', '10 千伏南沟线距北缘 3.1 米')],
};

/** Beside the reasons in `planned-mines.ts`, for mines that have one there or none. */
export const DISTANCE_NEAR_MISSES: Readonly<Record<string, string>> = {
  白草坡重晶石矿: '110 千伏青云线在南缘外 12.4 米，不进 10 米保护区',
  椿树沟砂岩矿: '10 千伏南沟线在北缘外 5.6 米，不进 5 米保护区',
};
