/** While a layer is drawn in: tools, snapping, typed vertices, and the area as it becomes. */
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { geographicSystemOf } from '../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { polarPoint, readBearing } from '../../../shared/geometry/polar.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { drawShape, finishDrawing, removeShapes, reshape, snapping } from '../../state/actions/draw.ts';
import { selectTool } from '../../state/actions/tools.ts';
import { displaySystem } from '../../state/display-system.ts';
import { withMap } from '../../state/map-port.ts';
import { placePlanePoint, readDegrees, readPlanePoint } from '../../../shared/crs/typed-position.ts';
import { reportFault } from '../../state/faults.ts';
import { useSketch, type Corner } from '../../state/sketch.ts';
import { beginNewDraft, CORNER_DECIMALS, formOf, moveCorner } from '../../state/work/draft.ts';
import { useView } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { DraftNumbers } from './DraftNumbers.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useMovable } from '../../ui/movable.ts';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function DraftPanel(): ReactNode {
  const workspace = useWorkspace();
  const { editingLayerId, displaySystemId } = useView();
  const layer = layerById(workspace, editingLayerId);
  const system = displaySystem(workspace, displaySystemId);
  return layer === null || system === null ? null : <DraftTools layer={layer} system={system} />;
}

function DraftTools({ layer, system }: { layer: LayerRecord; system: CoordinateSystem }): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const tool = useView((view) => view.tool);
  const outlinesComplete = useSketch((state) => state.outlinesComplete);
  const isSnapping = useView((view) => view.snapping);
  const { panel, style, handle } = useMovable();
  const form = formOf(layer);
  return (
    <section ref={panel} style={style} className="floating-bar draft-panel" aria-label={translate('draw.panel', { name: layer.name })}>
      <header title={translate('redraw.move')} {...handle}>
        <b className="ellipsis" title={layer.name}>
          {layer.name}
        </b>
        <span className="spacer" />
        {[drawShape, reshape, selectTool, snapping, removeShapes, finishDrawing].map((each) => {
          const reason = each.disabledReason(situation);
          return (
            each.icon && (
              <IconButton
                key={each.id}
                small
                icon={each.icon}
                name={actionTitle(each, translate)}
                keys={each.keys[0]}
                disabledReason={reason && sentence(translate, reason)}
                {...(each.checked && { on: each.checked(situation) })}
                onClick={() => performAction(each)}
              />
            )
          );
        })}
      </header>
      {tool === 'draw' && <TypedVertex kind={layer.geometryKind} system={system} />}
      {tool === 'modify' && <TypedCorner system={system} />}
      <DraftNumbers layer={layer} system={system} />
      <p className="quiet small">{translate(tool === 'draw' ? 'draw.hint.draw' : tool === 'modify' ? 'draw.hint.modify' : 'draw.hint.select')}</p>
      {tool === 'draw' && form !== null && layer.featureCount > 0 && (
        <button type="button" className="link small" onClick={() => void beginNewDraft(form).catch(reportFault)}>
          {translate('redraw.newLayer')}
        </button>
      )}
      {isSnapping && !outlinesComplete && <p className="warning small">{translate('draw.hint.tooMuch')}</p>}
    </section>
  );
}

type VertexWay = 'coordinate' | 'polar';

/** A vertex by coordinates (X/Y with or without zone, degrees) or by distance and bearing from the last one. */
function TypedVertex({ kind, system }: { kind: LayerRecord['geometryKind']; system: CoordinateSystem }): ReactNode {
  const translate = useText();
  const last = useSketch((state) => state.sketch?.last ?? null);
  const [way, setWay] = useState<VertexWay>('coordinate');
  const [typed, setTyped] = useState('');
  const [distance, setDistance] = useState('');
  const [bearing, setBearing] = useState('');
  const point = way === 'coordinate' ? pointOf(typed, system) : last && vertexFrom(last, distance, bearing);
  const lent = lentZone(typed, system);
  const wrong = way === 'coordinate' ? typed.trim() !== '' && point === null : distance !== '' && bearing !== '' && point === null;
  const add = (): void => {
    if (!point) return;
    withMap((map) => map.addVertex(point[0], point[1]));
    setTyped('');
    setBearing('');
  };
  return (
    <div className="typed-vertex">
      <Segments
        small
        full
        name={translate('draw.vertex')}
        value={way}
        onChange={setWay}
        options={(['coordinate', 'polar'] as const).map((value) => ({ value, label: translate(`draw.vertex.${value}`) }))}
      />
      {way === 'coordinate' ? (
        <Input
          size="small"
          aria-label={translate('draw.vertex.coordinate')}
          placeholder={translate('draw.vertex.placeholder')}
          value={typed}
          {...(wrong && { status: 'error' as const })}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={add}
        />
      ) : (
        <div className="row">
          <Input size="small" suffix="m" aria-label={translate('draw.vertex.distance')} placeholder={translate('draw.vertex.distance')} disabled={last === null} value={distance} onChange={(event) => setDistance(event.target.value)} onPressEnter={add} />
          <Input
            size="small"
            aria-label={translate('draw.vertex.bearing')}
            placeholder={translate('draw.vertex.bearingPlaceholder')}
            disabled={last === null}
            {...(wrong && { status: 'error' as const })}
            value={bearing}
            onChange={(event) => setBearing(event.target.value)}
            onPressEnter={add}
          />
        </div>
      )}
      {way === 'coordinate' && lent !== null && <span className="quiet small" role="status">{translate('wording.vertex.inZone', { zone: lent })}</span>}
      {way === 'polar' && last === null && <span className="quiet small">{translate('draw.vertex.needsFirst')}</span>}
      <div className="row">
        <button type="button" className="link" disabled={!point} onClick={add}>
          {translate('draw.vertex.add')}
        </button>
        {kind !== 'point' && (
          <button type="button" className="link" onClick={() => withMap((map) => map.finishShape())}>
            {translate('draw.vertex.finish')}
          </button>
        )}
      </div>
    </div>
  );
}

/** X and Y of the corner that was chosen, to be typed anew. */
function TypedCorner({ system }: { system: CoordinateSystem }): ReactNode {
  const translate = useText();
  const corner = useSketch((state) => state.corner);
  return corner === null ? <p className="quiet small">{translate('redraw.hintModify')}</p> : <CornerField key={JSON.stringify(corner)} corner={corner} system={system} />;
}

function CornerField({ corner, system }: { corner: Corner; system: CoordinateSystem }): ReactNode {
  const translate = useText();
  const [typed, setTyped] = useState(`${corner.at[1].toFixed(CORNER_DECIMALS)}, ${corner.at[0].toFixed(CORNER_DECIMALS)}`);
  const point = pointOf(typed, system);
  const name = translate('redraw.corner', { number: corner.vertex + 1 });
  const move = (): void => {
    if (point) moveCorner(corner, point).catch(reportFault);
  };
  return (
    <div className="typed-vertex">
      <span className="secondary small">{name}</span>
      <div className="row">
        <Input
          size="small"
          aria-label={name}
          value={typed}
          {...(point === null && { status: 'error' as const })}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={(event) => {
            // An undo that follows at once takes the move back, not the typing.
            if (point) event.currentTarget.blur();
            move();
          }}
        />
        <button type="button" className="link nowrap" disabled={!point} onClick={move}>
          {translate('redraw.moveCorner')}
        </button>
      </div>
    </div>
  );
}

function pointOf(typed: string, system: CoordinateSystem): readonly [number, number] | null {
  const plane = readPlanePoint(typed);
  if (plane) {
    const placed = placePlanePoint(plane, system);
    const [east, north] = convertCoordinates(Float64Array.of(placed.east, placed.north), placed.system, system);
    return [east!, north!];
  }
  const degrees = readDegrees(typed);
  const geographic = geographicSystemOf(system.datum);
  if (!degrees || !geographic) return null;
  const [east, north] = convertCoordinates(Float64Array.of(degrees.longitude, degrees.latitude), geographic, system);
  return [east!, north!];
}

/** The zone of the map that the typed easting came without; null where it has one or needs none. */
function lentZone(typed: string, system: CoordinateSystem): number | null {
  const plane = readPlanePoint(typed);
  return plane && placePlanePoint(plane, system).lentZone;
}

function vertexFrom(last: readonly [number, number], distance: string, bearing: string): readonly [number, number] | null {
  const [metres, degrees] = [Number(distance.replace(/\s/g, '')), readBearing(bearing)];
  return metres > 0 && degrees !== null ? polarPoint(last, metres, degrees) : null;
}
