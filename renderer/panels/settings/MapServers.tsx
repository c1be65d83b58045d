/** Which servers base maps may be read from, and whether a key of 天地图 is kept; both can be taken back. */
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { MapServers as State } from '../../../shared/ipc.ts';
import { machine } from '../../bridge/machine.ts';
import { askMachineAgain } from '../../engine/base-maps/client.ts';
import { reportFault } from '../../state/faults.ts';
import { useText } from '../../ui/text.ts';

export function MapServers(): ReactNode {
  const translate = useText();
  const [state, setState] = useState<State | null>(null);
  const ask = (): Promise<void> => machine().mapServers().then(setState);
  useEffect(() => void ask().catch(reportFault), []);
  const change = (work: Promise<void>): void => {
    work.then(() => {
      askMachineAgain();
      return ask();
    }).catch(reportFault);
  };
  if (state === null) return null;
  const row = (title: string, note: string, button: ReactNode): ReactNode => (
    <div className="settings-row" key={title}>
      <div>
        <span>{title}</span>
        <p className="quiet small">{note}</p>
      </div>
      <div className="row">{button}</div>
    </div>
  );
  return (
    <section aria-label={translate('basemap.settings.title')}>
      <h2>{translate('basemap.settings.title')}</h2>
      {state.origins.length === 0 && row(translate('basemap.settings.servers'), translate('basemap.settings.none'), null)}
      {state.origins.map((origin) => row(origin, translate('basemap.settings.allowed'), <Button onClick={() => change(machine().forgetMapServer(origin))}>{translate('basemap.settings.forget')}</Button>))}
      {state.hasTiandituKey && row(translate('basemap.settings.key'), translate('basemap.tianditu.note'), <Button onClick={() => change(machine().keepTiandituKey(''))}>{translate('basemap.settings.removeKey')}</Button>)}
    </section>
  );
}
