/** The one dialog that is open; its code is fetched when it is. */
import { lazy, type ReactNode } from 'react';
import { useView } from '../state/view.ts';

const AboutDialog = lazy(() => import('../dialogs/about/AboutDialog.tsx').then(({ AboutDialog }) => ({ default: AboutDialog })));
const AddBaseMapDialog = lazy(() => import('../dialogs/base-map/AddBaseMapDialog.tsx').then(({ AddBaseMapDialog }) => ({ default: AddBaseMapDialog })));
const BaseMapPropertiesDialog = lazy(() => import('../dialogs/base-map/BaseMapPropertiesDialog.tsx').then(({ BaseMapPropertiesDialog }) => ({ default: BaseMapPropertiesDialog })));
const PlacePictureDialog = lazy(() => import('../dialogs/base-map/PlacePictureDialog.tsx').then(({ PlacePictureDialog }) => ({ default: PlacePictureDialog })));
const RestoreDialog = lazy(() => import('../dialogs/backup/RestoreDialog.tsx').then(({ RestoreDialog }) => ({ default: RestoreDialog })));
const ClearSampleDialog = lazy(() => import('../dialogs/sample/ClearSampleDialog.tsx').then(({ ClearSampleDialog }) => ({ default: ClearSampleDialog })));
const CheckDialog = lazy(() => import('../dialogs/drawing-check/CheckDialog.tsx').then(({ CheckDialog }) => ({ default: CheckDialog })));
const LedgerDialog = lazy(() => import('../dialogs/drawing-ledger/LedgerDialog.tsx').then(({ LedgerDialog }) => ({ default: LedgerDialog })));
const EditDeliveryDialog = lazy(() => import('../dialogs/delivery/EditDeliveryDialog.tsx').then(({ EditDeliveryDialog }) => ({ default: EditDeliveryDialog })));
const SendBackDialog = lazy(() => import('../dialogs/delivery/SendBackDialog.tsx').then(({ SendBackDialog }) => ({ default: SendBackDialog })));
const DrawingDialog = lazy(() => import('../dialogs/drawing/DrawingDialog.tsx').then(({ DrawingDialog }) => ({ default: DrawingDialog })));
const ConvertSystemDialog = lazy(() => import('../dialogs/convert-system/ConvertSystemDialog.tsx').then(({ ConvertSystemDialog }) => ({ default: ConvertSystemDialog })));
const FaultsDialog = lazy(() => import('../dialogs/faults/FaultsDialog.tsx').then(({ FaultsDialog }) => ({ default: FaultsDialog })));
const DeclareSystemDialog = lazy(() => import('../dialogs/declare-system/DeclareSystemDialog.tsx').then(({ DeclareSystemDialog }) => ({ default: DeclareSystemDialog })));
const ExportDialog = lazy(() => import('../dialogs/export/ExportDialog.tsx').then(({ ExportDialog }) => ({ default: ExportDialog })));
const ImportDialog = lazy(() => import('../dialogs/import/ImportDialog.tsx').then(({ ImportDialog }) => ({ default: ImportDialog })));
const JoinTableDialog = lazy(() => import('../dialogs/join-table/JoinTableDialog.tsx').then(({ JoinTableDialog }) => ({ default: JoinTableDialog })));
const LayerDateDialog = lazy(() => import('../dialogs/layer/LayerDateDialog.tsx').then(({ LayerDateDialog }) => ({ default: LayerDateDialog })));
const LayerRemarkDialog = lazy(() => import('../dialogs/layer/LayerRemarkDialog.tsx').then(({ LayerRemarkDialog }) => ({ default: LayerRemarkDialog })));
const LayerMeaningDialog = lazy(() => import('../dialogs/layer/LayerMeaningDialog.tsx').then(({ LayerMeaningDialog }) => ({ default: LayerMeaningDialog })));
const LayerStyleDialog = lazy(() => import('../dialogs/layer/LayerStyleDialog.tsx').then(({ LayerStyleDialog }) => ({ default: LayerStyleDialog })));
const NameWorkspaceDialog = lazy(() => import('../dialogs/workspace/NameWorkspaceDialog.tsx').then(({ NameWorkspaceDialog }) => ({ default: NameWorkspaceDialog })));
const OverlayDialog = lazy(() => import('../dialogs/overlay/OverlayDialog.tsx').then(({ OverlayDialog }) => ({ default: OverlayDialog })));
const OpenPlanAgainDialog = lazy(() => import('../dialogs/plan/OpenPlanAgainDialog.tsx').then(({ OpenPlanAgainDialog }) => ({ default: OpenPlanAgainDialog })));
const PlanStepDialog = lazy(() => import('../dialogs/plan/PlanStepDialog.tsx').then(({ PlanStepDialog }) => ({ default: PlanStepDialog })));
const RenameLayerDialog = lazy(() => import('../dialogs/layer/RenameLayerDialog.tsx').then(({ RenameLayerDialog }) => ({ default: RenameLayerDialog })));
const SelectByAttributeDialog = lazy(() => import('../dialogs/selection/SelectByAttributeDialog.tsx').then(({ SelectByAttributeDialog }) => ({ default: SelectByAttributeDialog })));
const SelectByLocationDialog = lazy(() => import('../dialogs/selection/SelectByLocationDialog.tsx').then(({ SelectByLocationDialog }) => ({ default: SelectByLocationDialog })));
const SheetsDialog = lazy(() => import('../dialogs/sheets/SheetsDialog.tsx').then(({ SheetsDialog }) => ({ default: SheetsDialog })));
const ShortcutsDialog = lazy(() => import('../dialogs/shortcuts/ShortcutsDialog.tsx').then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog })));
const SurfaceDialog = lazy(() => import('../dialogs/surface/SurfaceDialog.tsx').then(({ SurfaceDialog }) => ({ default: SurfaceDialog })));
const TransformationDialog = lazy(() => import('../dialogs/transformation/TransformationDialog.tsx').then(({ TransformationDialog }) => ({ default: TransformationDialog })));
const TypedTransformation = lazy(() => import('../dialogs/transformation/TypedTransformation.tsx').then(({ TypedTransformation }) => ({ default: TypedTransformation })));

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
    case 'surface':
      return <SurfaceDialog key={`${dialog.files[0]?.main.name} ${dialog.files.length}`} files={dialog.files} />;
    case 'check-drawing':
      return <CheckDialog deliveryId={dialog.deliveryId} />;
    case 'delivery-ledger':
      return <LedgerDialog at={dialog.at} />;
    case 'edit-delivery':
      return <EditDeliveryDialog deliveryId={dialog.deliveryId} ledgerAt={dialog.ledgerAt} />;
    case 'send-back':
      return <SendBackDialog deliveryId={dialog.deliveryId} ledgerAt={dialog.ledgerAt} />;
    case 'name-workspace':
      return <NameWorkspaceDialog />;
    case 'plan-step':
      return <PlanStepDialog {...dialog} />;
    case 'open-plan-again':
      return <OpenPlanAgainDialog rightId={dialog.rightId} because={dialog.because} answer={dialog.answer} />;
    case 'overlay':
      return <OverlayDialog {...(dialog.choices && { choices: dialog.choices })} />;
    case 'declare-system':
      return <DeclareSystemDialog layerId={dialog.layerId} {...(dialog.backTo && { backTo: dialog.backTo })} />;
    case 'convert-system':
      return <ConvertSystemDialog layerId={dialog.layerId} {...(dialog.towards && { towards: dialog.towards })} {...(dialog.backTo && { backTo: dialog.backTo })} />;
    case 'faults':
      return <FaultsDialog layerId={dialog.layerId} />;
    case 'transformation-set':
      return <TransformationDialog set={dialog.set} {...(dialog.backTo && { backTo: dialog.backTo })} />;
    case 'transformation-typed':
      return <TypedTransformation />;
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
    case 'layer-remark':
      return <LayerRemarkDialog layerId={dialog.layerId} />;
    case 'join-table':
      return <JoinTableDialog layerId={dialog.layerId} />;
    case 'export-layer':
      return <ExportDialog layerId={dialog.layerId} />;
    case 'clear-sample':
      return <ClearSampleDialog />;
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
