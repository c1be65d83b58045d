/** 设置: language, theme, backups, what this program is made of. */
import { Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Settings, ThemeChoice } from '../../../shared/ipc.ts';
import { actionTitle, performAction, useSituation, type Action } from '../../state/actions/action.ts';
import { clearSample, openSample, renameWorkspace, restoreAutomatic, restoreBackup, saveBackup } from '../../state/actions/file.ts';
import { saveDiagnostics, showAbout } from '../../state/actions/help.ts';
import { useBackup } from '../../state/backup-state.ts';
import { fullTime } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { useOwnName, workspaceName } from '../../state/workspace-name.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { changeSettings } from '../../state/work/settings.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { ElevationDifferenceSetting } from './ElevationDifferenceSetting.tsx';
import { Licences } from './Licences.tsx';
import { MapServers } from './MapServers.tsx';
import { OfficeSetting } from './OfficeSetting.tsx';
import { Transformations } from './Transformations.tsx';
import './settings.css';

export function SettingsModule(): ReactNode {
  const translate = useText();
  const { language, theme } = useView();
  const workspace = useWorkspace();
  const own = useOwnName();
  const backup = useBackup();
  const [licences, setLicences] = useState(false);
  return (
    <div className="settings">
      <div className="settings-page">
        <h1>{translate('window.module.settings')}</h1>
        <section aria-label={translate('window.settings.look')}>
          <h2>{translate('window.settings.look')}</h2>
          <Row title={translate('window.settings.language')}>
            <Segments<Settings['language']>
              name={translate('window.settings.language')}
              value={language}
              onChange={(next) => changeSettings({ language: next })}
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </Row>
          <Row title={translate('window.settings.theme')} note={translate('window.settings.themeNote')}>
            <Segments<ThemeChoice>
              name={translate('window.settings.theme')}
              value={theme}
              onChange={(next) => changeSettings({ theme: next })}
              options={(['light', 'dark', 'system'] as const).map((each) => ({ value: each, label: translate(`window.theme.${each}`) }))}
            />
          </Row>
        </section>
        <section aria-label={translate('window.settings.data')}>
          <h2>{translate('window.settings.data')}</h2>
          <Row title={translate('shell.name.label')} note={workspaceName(workspace, own, translate)}>
            <ActionButton of={renameWorkspace} />
          </Row>
          <Row
            title={translate('window.settings.automatic')}
            note={
              backup.newest === null
                ? translate('window.settings.automaticNone')
                : translate('window.settings.automaticState', {
                    time: fullTime(backup.newest),
                    size: formatNumber(backup.sizeBytes / 1024 / 1024, 1),
                  })
            }
          >
            <ActionButton of={restoreAutomatic} />
          </Row>
          <Row title={translate('window.settings.backupFile')} note={translate('window.settings.backupFileNote')}>
            <ActionButton of={saveBackup} />
            <ActionButton of={restoreBackup} />
          </Row>
          <Row title={translate('window.settings.sample')} note={translate('window.settings.sampleNote')}>
            <ActionButton of={openSample} />
            <ActionButton of={clearSample} />
          </Row>
        </section>
        <OfficeSetting />
        <Transformations />
        <ElevationDifferenceSetting />
        <MapServers />
        <section aria-label={translate('window.settings.about')}>
          <h2>{translate('window.settings.about')}</h2>
          <Row title={translate('window.settings.version')} note={translate('window.about.networkWords')}>
            <ActionButton of={showAbout} />
            <ActionButton of={saveDiagnostics} />
          </Row>
          <Row title={translate('window.settings.licences')} note={translate('window.settings.licencesNote')}>
            <Button aria-expanded={licences} onClick={() => setLicences(!licences)}>
              {translate(licences ? 'window.hide' : 'window.settings.showLicences')}
            </Button>
          </Row>
          {licences && <Licences />}
        </section>
      </div>
    </div>
  );
}

function Row({ title, note, children }: { title: string; note?: string; children: ReactNode }): ReactNode {
  return (
    <div className="settings-row">
      <div>
        <span>{title}</span>
        {note !== undefined && <p className="quiet small">{note}</p>}
      </div>
      <div className="row">{children}</div>
    </div>
  );
}

function ActionButton({ of: shown }: { of: Action }): ReactNode {
  const translate = useText();
  const reason = shown.disabledReason(useSituation());
  return (
    <Tooltip title={reason === null ? '' : <span className="small">{sentence(translate, reason)}</span>}>
      <Button disabled={reason !== null} onClick={() => performAction(shown)}>
        {actionTitle(shown, translate)}
      </Button>
    </Tooltip>
  );
}
