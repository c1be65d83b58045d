/** 核查采动: the tolerance is an explicit choice the first time; it is kept and printed with the survey's accuracy. */
import { Button, Input, InputNumber } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { startCheck, TOLERANCE_SETTING, type RememberedTolerance } from '../../state/drawings/check.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { closeDialog } from '../../state/view.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { lastCheckOf } from '../../state/drawings/selection.ts';
import type { BodyParameters } from '../../../shared/model/workings.ts';
import { useSetting } from '../../storage/live.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import { BodyQuantities, namedBodies } from './BodyQuantities.tsx';
import { ElevationDatums } from './ElevationDatums.tsx';
import '../drawing/fields.css';
import './check.css';

const MOST_TOLERANCE_METRES = 100;

export function CheckDialog({ deliveryId }: { deliveryId: string }): ReactNode {
  const translate = useText();
  const id = useId();
  const workspace = useWorkspace();
  const delivery = workspace.deliveries.find((each) => each.id === deliveryId);
  const kept = useSetting<RememberedTolerance | null>(TOLERANCE_SETTING, null);
  const run = workspace.workingsRuns.find((each) => each.input.deliveryId === deliveryId);
  const before = run?.parameters;
  // What is known of the ore stays the same from half-year to half-year.
  const ore = before ?? lastCheckOf(workspace, delivery?.rightId ?? null)?.parameters;
  const [plan, setPlan] = useState<number | null | undefined>(undefined);
  const [elevation, setElevation] = useState<number | null | undefined>(undefined);
  const [who, setWho] = useState<string | undefined>(undefined);
  const [thickness, setThickness] = useState<number | null>(ore?.thicknessMetres ?? null);
  const [density, setDensity] = useState<number | null>(ore?.densityTonnesPerCubicMetre ?? null);
  const [recovery, setRecovery] = useState<number | null>(ore?.recoveryShare === undefined || ore.recoveryShare === null ? null : ore.recoveryShare * 100);
  const [stated, setStated] = useState<readonly BodyParameters[]>(ore?.bodies ?? []);
  if (!delivery) return null;
  const planMetres = plan === undefined ? (before?.planToleranceMetres ?? kept?.plan ?? null) : plan;
  const elevationMetres = elevation === undefined ? (before?.elevationToleranceMetres ?? kept?.elevation ?? null) : elevation;
  const person = who ?? before?.chosenBy ?? kept?.who ?? '';
  const { accuracy } = delivery;
  const bodies = delivery.surface ? [] : namedBodies(rightById(workspace, delivery.rightId)?.bodies ?? []);
  const ready = planMetres !== null && elevationMetres !== null;
  const metres = (value: number | null): string => (value === null ? translate('drawing.accuracy.unstated') : `±${formatNumber(value, 2)} m`);
  const begin = (): void => {
    if (planMetres === null || elevationMetres === null) return;
    closeDialog();
    void startCheck(delivery, { planMetres, elevationMetres, who: person.trim(), thicknessMetres: thickness, densityTonnesPerCubicMetre: density, recoveryShare: recovery === null ? null : recovery / 100, bodies: stated.filter(({ body }) => bodies.some(({ name }) => name === body)) });
  };
  const number = (field: string, label: Parameters<typeof translate>[0], value: number | null, onChange: (value: number | null) => void, suffix: string, max: number): ReactNode => (
    <div>
      <label htmlFor={`${id}-${field}`}>{translate(label)}</label>
      <InputNumber id={`${id}-${field}`} min={0} max={max} value={value} suffix={suffix} onChange={onChange} />
    </div>
  );
  return (
    <Dialog
      title={translate('drawing.check.title')}
      note={`${delivery.mineName} · ${periodWords(delivery.period, translate)} · ${delivery.fileName}`}
      width={640}
      onClose={closeDialog}
      foot={
        <>
          <span className="words small">{ready ? '' : <span className="warning">{translate('drawing.check.chooseFirst')}</span>}</span>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!ready} onClick={begin}>
            {translate('drawing.check.start')}
          </Button>
        </>
      }
    >
      <div className="drawing-check">
        <NoticeBox tone="accent">{translate('drawing.check.why', { plan: metres(accuracy.planMetres), height: metres(accuracy.heightMetres) })}</NoticeBox>
        <div className="delivery-fields">
          {number('plan', 'drawing.check.plan', planMetres, setPlan, 'm', MOST_TOLERANCE_METRES)}
          {number('elevation', 'drawing.check.elevation', elevationMetres, setElevation, 'm', MOST_TOLERANCE_METRES)}
          <div className="wide">
            <label htmlFor={`${id}-who`}>{translate('drawing.check.who')}</label>
            <Input id={`${id}-who`} value={person} onChange={(event) => setWho(event.target.value)} />
          </div>
          {!delivery.surface && number('thickness', 'drawing.check.thickness', thickness, setThickness, 'm', 200)}
          {number('density', 'drawing.check.density', density, setDensity, 't/m³', 20)}
          {number('recovery', 'drawing.check.recovery', recovery, setRecovery, '%', 100)}
          <p className="wide small quiet">{translate(delivery.surface ? 'body.check.pit' : 'drawing.check.optional')}</p>
        </div>
        {bodies.length > 0 && <BodyQuantities bodies={bodies} stated={stated} forAll={{ thicknessMetres: thickness, densityTonnesPerCubicMetre: density }} onChange={setStated} />}
        <ElevationDatums delivery={delivery} />
      </div>
    </Dialog>
  );
}
