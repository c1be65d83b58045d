/** Layers of the drawing by 井下, 井上 and 矿区范围, with the symbols they are drawn with: the tree is the legend. */
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { symbolOfRole, symbolOfWorking } from '../../../shared/figure/drawing-symbols.ts';
import { symbolByKey, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { DrawingRole } from '../../../shared/model/drawing-role.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { showRoles } from '../../state/drawings/kept-look.ts';
import { newestYearOf } from '../../state/drawings/newest-year.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { useText } from '../../ui/text.ts';

const UNDERGROUND: readonly DrawingRole[] = ['goaf', 'face', 'pit', 'bench', 'design', 'roadway', 'pillar', 'forbidden', 'fault', 'borehole', 'traverse', 'seam'];
const SURFACE: readonly DrawingRole[] = ['contour', 'topography', 'annotation'];

export function RoleTree({ scene, mine }: { scene: PlanScene | null; mine: MiningRight }): ReactNode {
  const translate = useText();
  const { roadwaysByElevation } = useDrawings();
  return (
    <div className="drawings-tree" role="group" aria-label={translate('drawing.tree.title')}>
      <div className="drawings-tree-head">
        <h2>{translate('drawing.tree.title')}</h2>
        <span className="spacer" />
        <Checkbox className="small" checked={roadwaysByElevation} disabled={!scene?.roadwayElevations} onChange={(event) => useDrawings.setState({ roadwaysByElevation: event.target.checked })}>
          {translate('drawing.tree.byElevation')}
        </Checkbox>
      </div>
      <div className="scrolling layer-tree">
        <Group title={translate('drawing.storey.underground')} roles={UNDERGROUND} scene={scene} mine={mine} />
        <Group title={translate('drawing.storey.surface')} roles={SURFACE} scene={scene} mine={mine} />
        <div className="tree-row group licence">{translate('drawing.tree.licence')}</div>
        {mine.bodies.map((body, index) => (
          <div key={index} className="tree-row role">
            <span className="fold" />
            <Swatch symbol={symbolByKey('right.valid')} />
            <span className="name ellipsis">{body.name ?? translate('drawing.tree.body', { number: index + 1 })}</span>
            <span className="count">{limits(body.elevationBottomMetres, body.elevationTopMetres)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function limits(bottom: number | null, top: number | null): string {
  const signed = (metres: number | null): string => (metres === null ? '—' : (metres > 0 ? '+' : '') + formatNumber(metres, 0, false));
  return bottom === null && top === null ? '' : `${signed(top)} ~ ${signed(bottom)}`;
}

function Group({ title, roles, scene, mine }: { title: string; roles: readonly DrawingRole[]; scene: PlanScene | null; mine: MiningRight }): ReactNode {
  const translate = useText();
  const hidden = useDrawings((state) => state.hidden);
  const here = roles.filter((role) => (scene?.counts[role] ?? 0) > 0);
  if (here.length === 0) return null;
  const toggle = (names: readonly DrawingRole[], on: boolean): void => showRoles(mine, names, on);
  const off = here.filter((role) => hidden.includes(role)).length;
  return (
    <>
      <div className="tree-row group">
        <Checkbox aria-label={title} checked={off === 0} indeterminate={off > 0 && off < here.length} onChange={(event) => toggle(here, event.target.checked)} />
        <span className="name">{title}</span>
      </div>
      {here.map((role) => (
        <RoleRows key={role} role={role} scene={scene!} on={!hidden.includes(role)} onToggle={(on) => toggle([role], on)} name={translate(`workings.role.${role}`)} />
      ))}
    </>
  );
}

function RoleRows({ role, scene, on, onToggle, name }: { role: DrawingRole; scene: PlanScene; on: boolean; onToggle: (on: boolean) => void; name: string }): ReactNode {
  const translate = useText();
  const years = role === 'goaf' ? goafByYear(scene) : [];
  const count = role === 'goaf' ? years.reduce((sum, year) => sum + year.count, 0) : (scene.counts[role] ?? 0);
  return (
    <>
      <div className={`tree-row role${on ? '' : ' off'}`}>
        <Checkbox aria-label={name} checked={on} onChange={(event) => onToggle(event.target.checked)} />
        {years.length === 0 && <Swatch symbol={symbolOfRole(role)} />}
        <span className="name ellipsis">{name}</span>
        <span className="count">{formatNumber(count, 0)}</span>
      </div>
      {years.map(({ year, count: ofYear, symbol }) => (
        <div key={year ?? 0} className={`tree-row year${on ? '' : ' off'}`}>
          <Swatch symbol={symbol} />
          <span className="name ellipsis">{year === null ? translate('drawing.tree.yearUnknown') : String(year)}</span>
          <span className="count">{formatNumber(ofYear, 0)}</span>
        </div>
      ))}
    </>
  );
}

function goafByYear(scene: PlanScene): readonly { readonly year: number | null; readonly count: number; readonly symbol: MapSymbol }[] {
  const newest = newestYearOf([scene]);
  const counts = new Map<number | null, number>();
  for (const working of scene.workings) if (working.kind === 'goaf') counts.set(working.year, (counts.get(working.year) ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => (other ?? 0) - (one ?? 0)).map(([year, count]) => ({ year, count, symbol: symbolOfWorking('goaf', year, newest) }));
}
