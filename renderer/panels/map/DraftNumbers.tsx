/** Area or length of what is drawn, while it changes; a proposed boundary as a whole against the one it began as. */
import type { ReactNode } from 'react';
import { formatHectares, formatMu, formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import { beyondLimit } from '../../../shared/geometry/beyond.ts';
import { edgeCrossings } from '../../../shared/geometry/edge-crossings.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { DraftFeature } from '../../../shared/model/layer-edits.ts';
import { useSelectedFeatures } from '../../state/selection.ts';
import { useSketch } from '../../state/sketch.ts';
import { crossingNote } from '../../state/work/draft-faults.ts';
import { areaOfParts, partsInSystem, wholeBoundary } from '../../state/work/draft.ts';
import { useDraft } from '../../storage/live.ts';
import { sentence, useText } from '../../ui/text.ts';

export function DraftNumbers({ layer, system }: { layer: LayerRecord; system: CoordinateSystem }): ReactNode {
  const translate = useText();
  const sketch = useSketch((state) => state.sketch);
  const features = useDraft(layer.id)?.features ?? [];
  const selected = useSelectedFeatures(layer.id);
  const kept = features[selected[0] ?? (features.length === 1 ? 0 : -1)];
  const original = features.find((each) => each.original)?.original;
  const parts = sketch?.parts ?? kept?.parts;
  if (layer.geometryKind === 'point') return null;
  if (layer.geometryKind === 'line') {
    const path = parts?.[0]?.[0];
    return path && <p className="draft-numbers">{translate('draw.length', { metres: formatNumber(lengthOf(path), 2) })}</p>;
  }
  const crossings = (sketch ? [sketch.parts, ...features.filter(({ id }) => id !== sketch.featureId).map((each) => each.parts)] : features.map((each) => each.parts)).flatMap((each) => edgeCrossings(each));
  const [first, ...more] = crossings;
  if (first)
    return (
      <p className="draft-numbers warning" role="alert">
        {sentence(translate, crossingNote([first, ...more]))}
      </p>
    );
  const area = parts && areaOfParts(parts, sketch ? system : (layer.system ?? system));
  return (
    <div className="draft-numbers" role="status">
      {area !== undefined && (
        <p>
          <b>{translate('draw.area', { mu: formatMu(area), hectares: formatHectares(area) })}</b> <span className="secondary small">{translate('draw.areaMethod', { squareMetres: formatSquareMetres(area) })}</span>
        </p>
      )}
      {original && <Change original={original} bodies={features.length} whole={wholeBoundary(features, layer.system ?? system, system, sketch)} kept={layer.system ?? system} shown={system} />}
    </div>
  );
}

/** Less than this is no enlargement: rounding of the coordinates. Square metres. */
const NO_ENLARGEMENT_SQUARE_METRES = 0.005;

interface ChangeProps {
  readonly original: NonNullable<DraftFeature['original']>;
  readonly bodies: number;
  /** In the system `shown`; the original is in `kept`. */
  readonly whole: DraftFeature['parts'];
  readonly kept: CoordinateSystem;
  readonly shown: CoordinateSystem;
}

function Change({ original, whole, bodies, kept, shown }: ChangeProps): ReactNode {
  const translate = useText();
  const beyond = original.parts ? beyondLimit(whole, partsInSystem(original.parts, kept, shown), shown).areaSquareMetres : 0;
  const change = areaOfParts(whole, shown) - original.areaEllipsoidalSquareMetres;
  const larger = change > NO_ENLARGEMENT_SQUARE_METRES;
  const boundary =
    original.layerName === undefined
      ? translate('office.boundary.registered')
      : translate(original.proposed ? 'office.boundary.ofProposal' : 'office.boundary.ofRegister', { layer: original.layerName });
  const words = translate(larger ? 'office.boundary.larger' : 'office.boundary.smaller', {
    boundary,
    squareMetres: formatSquareMetres(Math.abs(change)),
    mu: formatMu(Math.abs(change)),
    percent: formatNumber((Math.abs(change) / original.areaEllipsoidalSquareMetres) * 100, 2),
  });
  return (
    <>
      <p className={larger ? 'warning' : ''}>{bodies > 1 ? translate('office.boundary.together', { count: bodies, words }) : words}</p>
      {beyond > 0 && <p className="warning">{translate('redraw.beyond', { squareMetres: formatSquareMetres(beyond), mu: formatMu(beyond), boundary })}</p>}
    </>
  );
}

function lengthOf(path: readonly number[]): number {
  let metres = 0;
  for (let i = 2; i < path.length; i += 2) metres += Math.hypot(path[i]! - path[i - 2]!, path[i + 1]! - path[i - 1]!);
  return metres;
}
