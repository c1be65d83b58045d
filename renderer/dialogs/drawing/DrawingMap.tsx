/** Where the drawing would lie: its chosen layers over the mine's licence, in the plane the window works in. */
import { Checkbox } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { causeOfShift } from '../../../shared/analysis/workings/boundary-agreement.ts';
import { convertCoordinates, conversionBetween } from '../../../shared/crs/transform.ts';
import { applySimilarity } from '../../../shared/crs/transformation/similarity.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { symbolOfRole } from '../../../shared/figure/drawing-symbols.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import { isEmptyExtent, joinExtents } from '../../../shared/model/extent.ts';
import { farFromMine, placementOf } from '../../state/drawings/import-questions.ts';
import { useBoundaryPlace } from '../../state/drawings/boundary-place.ts';
import { boundaryWords, shiftOf } from '../../state/drawings/boundary-words.ts';
import { acceptFar, acceptShift, rightsSystem, useDrawingImport } from '../../state/drawings/import-session.ts';
import { useMineRings } from '../../state/drawings/mine-extent.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { sentence, useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';

/** Metres around the drawing. */
const AIR_SHARE = 0.06;

export function DrawingMap(): ReactNode {
  const translate = useText();
  const theme = useShownAppearance();
  const session = useDrawingImport();
  const workspace = useWorkspace();
  useBoundaryPlace();
  const mineRings = useMineRings(session.form.rightId);
  const system = rightsSystem();
  const placement = placementOf(session, system);
  const { sketch } = session;
  const placed = useMemo(() => {
    if (!sketch || !placement || !system) return null;
    if (!placement.fit && !conversionBetween(placement.system, system).possible) return null;
    const move = (flat: Float64Array): Float64Array => (placement.fit ? applySimilarity(flat, placement.fit) : convertCoordinates(flat, placement.system, system));
    return sketch.layers.map((layer) => ({ ...layer, paths: layer.paths.map((path) => move(Float64Array.from(path))) }));
    // The placement is made anew with every look; what it says decides.
  }, [sketch, JSON.stringify(placement), system?.id]);
  const mine = mineRings.length > 0 ? extentOfRings(mineRings) : null;
  const far = farFromMine(session, mine, system);
  const shown = placed ?? sketch?.layers.map((layer) => ({ ...layer, paths: layer.paths.map((path) => Float64Array.from(path)) })) ?? [];
  const drawing = extentOfRings(shown.flatMap((layer) => layer.paths));
  const together = mine && placed && far === null ? joinExtents(mine, drawing) : drawing;
  const { boundary } = session;
  const told = boundary !== null && system !== null ? boundaryWords(boundary, system) : null;
  const shifted = boundary !== null && boundary !== 'unlike' && causeOfShift(shiftOf(boundary)) !== 'none';
  const right = rightById(workspace, session.form.rightId);
  return (
    <div className="drawing-map">
      {!isEmptyExtent(together) && (
        <svg viewBox={viewBoxOf(together)} role="img" aria-label={translate('drawing.map.name')} preserveAspectRatio="xMidYMid meet">
          {placed && far === null && mineRings.length > 0 && (
            <path d={pathOf(mineRings, together, true)} fill="var(--m-rightTint)" fillOpacity="0.25" stroke="var(--m-right)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
          )}
          {shown.map((layer) => {
            const symbol = symbolOfRole(layer.role);
            const ink = symbol.line.colour[theme];
            return (
              <path
                key={`${layer.name} ${layer.closed}`}
                d={pathOf(layer.paths, together, layer.closed)}
                fill={layer.closed ? (symbol.fill?.colour[theme] ?? ink) : 'none'}
                fillOpacity={0.55}
                stroke={ink}
                strokeWidth={layer.role === 'boundary' ? 1.6 : 0.9}
                strokeOpacity={layer.role === 'contour' || layer.role === 'topography' ? 0.5 : 1}
                vectorEffect="non-scaling-stroke"
              />
            );
          })}
        </svg>
      )}
      <span className="drawing-map-words small ellipsis">
        {placed === null
          ? translate(sketch === null ? 'drawing.map.nothing' : 'drawing.map.ownNumbers')
          : right
            ? translate(far === null ? 'drawing.map.onMine' : 'drawing.map.far', { mine: right.mineName, kilometres: formatNumber((far ?? 0) / 1000, 1) })
            : translate('drawing.map.noMine')}
        {told && !shifted && `；${sentence(translate, told)}`}
      </span>
      {told && shifted && far === null && (
        <div className="drawing-far small" role="status">
          <p className="warning selectable">{sentence(translate, told)}</p>
          <Checkbox checked={session.shiftAccepted} onChange={(event) => acceptShift(event.target.checked)}>
            {translate('misdrawn.acceptShift')}
          </Checkbox>
        </div>
      )}
      {far !== null && (
        <div className="drawing-far small">
          <p className="warning">{translate('drawing.map.farWhy')}</p>
          <Checkbox checked={session.farAccepted} onChange={(event) => acceptFar(event.target.checked)}>
            {translate('drawing.map.acceptFar')}
          </Checkbox>
        </div>
      )}
    </div>
  );
}

function viewBoxOf([west, south, east, north]: readonly [number, number, number, number]): string {
  const air = Math.max(east - west, north - south, 1) * AIR_SHARE;
  return `${-air} ${-(north - south) - air} ${east - west + 2 * air} ${north - south + 2 * air}`;
}

/** Moved to the origin first: SVG keeps only single precision. */
function pathOf(paths: readonly Float64Array[], [west, south]: readonly [number, number, number, number], closed: boolean): string {
  return paths
    .map((path) => {
      let d = '';
      for (let i = 0; i + 1 < path.length; i += 2) d += `${i === 0 ? 'M' : 'L'}${(path[i]! - west).toFixed(2)} ${(south - path[i + 1]!).toFixed(2)}`;
      return closed ? `${d}Z` : d;
    })
    .join('');
}
