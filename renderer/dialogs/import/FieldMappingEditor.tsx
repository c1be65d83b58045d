/** 字段对应 of a layer to be imported. */
import type { ReactNode } from 'react';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { chooseMapping } from '../../state/importing/choices.ts';
import type { ImportSet } from '../../state/importing/session.ts';
import { MappingTable } from './MappingTable.tsx';

export function FieldMappingEditor({ set, preview, choices }: { set: ImportSet; preview: ImportPreview; choices: ImportChoices }): ReactNode {
  return <MappingTable role={choices.role} fields={preview.fields} rows={preview.rows} mapping={choices.mapping} onChange={(mapping) => chooseMapping(set.index, mapping)} />;
}
