/** Beside the section: where its ground comes from, and another to choose. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Section } from '../../../shared/model/section.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { chooseTerrain, terrainsFor } from '../../state/drawings/surfaces.ts';
import { reportFault } from '../../state/faults.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

const OWN = 'drawing';

export function TerrainChoice({ delivery, section }: { delivery: SurveyDelivery; section: Section | null }): ReactNode {
  const translate = useText();
  const deliveries = useWorkspace((workspace) => workspace.deliveries);
  const { surface } = delivery;
  if (surface) return <span className="quiet small ellipsis" title={delivery.fileName}>{translate('relief.terrain.own', { cell: surface.cellMetres })}</span>;
  const offered = terrainsFor(delivery, deliveries);
  const chosen = offered.find(({ id }) => id === delivery.terrainId) ?? null;
  if (offered.length === 0) return section?.terrain ? <span className="quiet small ellipsis">{translate('relief.terrain.fromDrawing')}</span> : null;
  return (
    <span className="terrain-choice">
      <Select
        size="small"
        variant="borderless"
        popupMatchSelectWidth={false}
        aria-label={translate('relief.terrain')}
        prefix={<span className="quiet small">{translate('relief.terrain')}</span>}
        value={chosen?.id ?? OWN}
        onChange={(id) => void chooseTerrain(delivery, offered.find((each) => each.id === id) ?? null).catch(reportFault)}
        options={[
          { value: OWN, label: translate('relief.terrain.drawing') },
          ...offered.map((each) => ({ value: each.id, label: translate('relief.terrain.surface', { file: each.fileName, day: each.surveyedOn ?? each.receivedOn, cell: each.surface!.cellMetres }) })),
        ]}
      />
    </span>
  );
}
