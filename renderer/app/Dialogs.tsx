/** The one dialog that is open. */
import type { ReactNode } from 'react';
import { AboutDialog } from '../dialogs/about/AboutDialog.tsx';
import { AddBaseMapDialog } from '../dialogs/base-map/AddBaseMapDialog.tsx';
import { BaseMapPropertiesDialog } from '../dialogs/base-map/BaseMapPropertiesDialog.tsx';
import { PlacePictureDialog } from '../dialogs/base-map/PlacePictureDialog.tsx';
import { RestoreDialog } from '../dialogs/backup/RestoreDialog.tsx';
import { CheckDialog } from '../dialogs/drawing-check/CheckDialog.tsx';
import { LedgerDialog } from '../dialogs/drawing-ledger/LedgerDialog.tsx';
import { DrawingDialog } from '../dialogs/drawing/DrawingDialog.tsx';
import { ConvertSystemDialog } from '../dialogs/convert-system/ConvertSystemDialog.tsx';
import { DeclareSystemDialog } from '../dialogs/declare-system/DeclareSystemDialog.tsx';
import { ExportDialog } from '../dialogs/export/ExportDialog.tsx';
import { ImportDialog } from '../dialogs/import/ImportDialog.tsx';
import { JoinTableDialog } from '../dialogs/join-table/JoinTableDialog.tsx';
import { LayerDateDialog } from '../dialogs/layer-date/LayerDateDialog.tsx';
import { LayerMeaningDialog } from '../dialogs/layer/LayerMeaningDialog.tsx';
import { LayerStyleDialog } from '../dialogs/layer/LayerStyleDialog.tsx';
import { OverlayDialog } from '../dialogs/overlay/OverlayDialog.tsx';
import { RenameLayerDialog } from '../dialogs/rename-layer/RenameLayerDialog.tsx';
import { SelectByAttributeDialog } from '../dialogs/selection/SelectByAttributeDialog.tsx';
import { SelectByLocationDialog } from '../dialogs/selection/SelectByLocationDialog.tsx';
import { SheetsDialog } from '../dialogs/sheets/SheetsDialog.tsx';
import { ShortcutsDialog } from '../dialogs/shortcuts/ShortcutsDialog.tsx';
import { TransformationDialog } from '../dialogs/transformation/TransformationDialog.tsx';
import { useView } from '../state/view.ts';

export function Dialogs(): ReactNode {
  const dialog = useView((view) => view.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'import':
      return (
        <ImportDialog
          key={dialog.dropId}
          dropId={dialog.dropId}
          names={dialog.names}
          passedOver={dialog.passedOver}
          fileCount={dialog.fileCount}
        />
      );
    case 'drawing':
      return <DrawingDialog key={`${dialog.dropId} ${dialog.drawings.length}`} dropId={dialog.dropId} drawings={dialog.drawings} names={dialog.names} />;
    case 'check-drawing':
      return <CheckDialog deliveryId={dialog.deliveryId} />;
    case 'delivery-ledger':
      return <LedgerDialog />;
    case 'overlay':
      return <OverlayDialog />;
    case 'declare-system':
      return <DeclareSystemDialog layerId={dialog.layerId} />;
    case 'convert-system':
      return <ConvertSystemDialog layerId={dialog.layerId} />;
    case 'transformation-set':
      return <TransformationDialog set={dialog.set} />;
    case 'select-by-attribute':
      return <SelectByAttributeDialog layerId={dialog.layerId} />;
    case 'select-by-location':
      return <SelectByLocationDialog layerId={dialog.layerId} />;
    case 'layer-style':
      return <LayerStyleDialog layerId={dialog.layerId} first={dialog.tab} />;
    case 'layer-meaning':
      return <LayerMeaningDialog layerId={dialog.layerId} />;
    case 'rename-layer':
      return <RenameLayerDialog layerId={dialog.layerId} />;
    case 'add-base-map':
      return <AddBaseMapDialog file={dialog.file} />;
    case 'base-map-properties':
      return <BaseMapPropertiesDialog baseMapId={dialog.baseMapId} />;
    case 'place-picture':
      return <PlacePictureDialog baseMapId={dialog.baseMapId} />;
    case 'layer-date':
      return <LayerDateDialog layerId={dialog.layerId} />;
    case 'join-table':
      return <JoinTableDialog layerId={dialog.layerId} />;
    case 'export-layer':
      return <ExportDialog layerId={dialog.layerId} />;
    case 'restore-backup':
      return <RestoreDialog file={dialog.file} name={dialog.name} />;
    case 'sheets':
      return <SheetsDialog rightIds={dialog.rightIds} />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'about':
      return <AboutDialog />;
  }
}
