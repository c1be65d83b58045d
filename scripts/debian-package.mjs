/** A .deb from the unpacked program with dpkg-deb alone: electron-builder's own packer has to be downloaded. */
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './build.mjs';

const INSTALLED = '/opt/kuangce';
const MIME_TYPE = 'application/vnd.kuangce.backup';

/** Where a library was renamed in Debian 13, either name will do. */
const DEPENDS = ['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1', 'libxss1', 'xdg-utils'];

const DESKTOP_ENTRY = `[Desktop Entry]
Type=Application
Name=Kuangce
Name[zh_CN]=矿策
Comment=Workstation for mining-rights management
Comment[zh_CN]=矿业权管理桌面工作站
Exec=${INSTALLED}/kuangce %F
Icon=kuangce
Terminal=false
Categories=Science;Geoscience;Office;
MimeType=${MIME_TYPE};
StartupWMClass=kuangce
`;

const MIME_PACKAGE = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${MIME_TYPE}">
    <comment>Kuangce workspace backup</comment>
    <comment xml:lang="zh_CN">矿策工作区备份</comment>
    <glob pattern="*.kcbak"/>
  </mime-type>
</mime-info>
`;

/** Ubuntu 24.04 and later forbid user namespaces to programs without a profile; the sandbox needs them. */
const APPARMOR_PROFILE = `abi <abi/4.0>,
include <tunables/global>

profile kuangce ${INSTALLED}/kuangce flags=(unconfined) {
  userns,
}
`;

const AFTER_INSTALL = `#!/bin/sh
set -e
# Where user namespaces are switched off the sandbox needs this helper as root.
chown root:root ${INSTALLED}/chrome-sandbox
chmod 4755 ${INSTALLED}/chrome-sandbox
ln -sf ${INSTALLED}/kuangce /usr/bin/kuangce
if [ -d /etc/apparmor.d ] && apparmor_parser --skip-kernel-load --debug ${INSTALLED}/resources/apparmor-profile >/dev/null 2>&1; then
  cp ${INSTALLED}/resources/apparmor-profile /etc/apparmor.d/kuangce
  apparmor_parser --replace --write-cache /etc/apparmor.d/kuangce >/dev/null 2>&1 || true
fi
for tool in "update-mime-database /usr/share/mime" "update-desktop-database /usr/share/applications" "gtk-update-icon-cache --quiet /usr/share/icons/hicolor"; do
  command -v "\${tool%% *}" >/dev/null 2>&1 && $tool >/dev/null 2>&1 || true
done
`;

const AFTER_REMOVAL = `#!/bin/sh
set -e
case "$1" in
  remove|purge)
    rm -f /usr/bin/kuangce /etc/apparmor.d/kuangce
    ;;
esac
`;

/** Builds release/kuangce_<version>_amd64.deb and returns its path. The user's data is never part of it and never removed by it. */
export async function buildDebianPackage(unpackedFolder) {
  const { version, description } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  const architecture = spawnSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).stdout.trim();
  const tree = join(projectFolder, 'release', 'debian');
  await rm(tree, { recursive: true, force: true });
  await cp(unpackedFolder, join(tree, INSTALLED), { recursive: true });
  await chmod(join(tree, INSTALLED, 'chrome-sandbox'), 0o4755);
  await put(join(tree, INSTALLED, 'resources'), 'apparmor-profile', APPARMOR_PROFILE);
  await put(join(tree, 'usr/share/applications'), 'kuangce.desktop', DESKTOP_ENTRY);
  await put(join(tree, 'usr/share/mime/packages'), 'kuangce.xml', MIME_PACKAGE);
  await put(join(tree, 'usr/share/doc/kuangce'), 'copyright', await readFile(join(projectFolder, 'LICENSE'), 'utf8'));
  await putIcons(tree);
  await put(join(tree, 'DEBIAN'), 'control', controlFile({ version, description, architecture, kilobytes: Math.ceil((await bytesBelow(tree)) / 1024) }));
  await put(join(tree, 'DEBIAN'), 'postinst', AFTER_INSTALL, 0o755);
  await put(join(tree, 'DEBIAN'), 'postrm', AFTER_REMOVAL, 0o755);
  const target = join(projectFolder, 'release', `kuangce_${version}_${architecture}.deb`);
  // Older domestic systems read xz but not zstd.
  const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z2', '--build', tree, target], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`dpkg-deb: ${made.stderr.trim()}`);
  await rm(tree, { recursive: true, force: true });
  return target;
}

function controlFile({ version, description, architecture, kilobytes }) {
  return `Package: kuangce
Version: ${version}
Section: science
Priority: optional
Architecture: ${architecture}
Installed-Size: ${kilobytes}
Maintainer: The Kuangce authors <maintainers@kuangce.invalid>
Depends: ${DEPENDS.join(', ')}
Recommends: fonts-noto-cjk
Description: 矿策 Kuangce
 ${description}
`;
}

async function putIcons(tree) {
  const icons = join(projectFolder, 'resources', 'icons');
  for (const name of (await readdir(icons)).filter((entry) => /^\d+x\d+\.png$/.test(entry))) {
    await put(join(tree, 'usr/share/icons/hicolor', name.slice(0, -4), 'apps'), 'kuangce.png', await readFile(join(icons, name)));
  }
  await put(join(tree, 'usr/share/icons/hicolor/scalable/apps'), 'kuangce.svg', await readFile(join(icons, 'kuangce.svg')));
}

async function put(folder, name, content, mode = 0o644) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), content, { mode });
}

async function bytesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
