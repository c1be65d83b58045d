/** The pages as they will be printed: the same SVG that becomes the PDF and the PNG. */
import { Button } from 'antd';
import { ChevronLeft, ChevronRight, Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Note } from '../../../shared/base/news.ts';
import { scaleText } from '../../../shared/figure/furniture.ts';
import type { DrawnSheet } from '../../engine/contract.ts';
import { reportFault } from '../../state/faults.ts';
import { drawSheets, sheetsRequest, type SheetChoices, type SheetsSubject } from '../../state/work/sheets.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ErrorNotice, NoticeBox } from '../../ui/NoticeBox.tsx';
import { useShownLate } from '../../ui/show-late.ts';
import { sentence, useText } from '../../ui/text.ts';

/** Typing in a field must not draw a sheet per letter. */
const DRAW_AFTER_MILLISECONDS = 250;
const PIXELS_PER_MILLIMETRE = 96 / 25.4;
const AROUND_PIXELS = 32;
const ZOOM_STEP = 1.4;
/** Of the whole sheet in view: enough to read the smallest words of an A0 sheet. */
const MOST_ZOOM = 16;

export function SheetPreview({ choices, subject }: { choices: SheetChoices; subject: SheetsSubject }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const [shown, setShown] = useState(0);
  const [zoom, setZoom] = useState(1);
  const count = subject.kind === 'mines' ? subject.rightIds.length : 1;
  const position = Math.min(shown, Math.max(0, count - 1));
  const rightId = subject.kind === 'mines' ? (subject.rightIds[position] ?? null) : null;
  const { sheet, notes, problem, busy } = useDrawnSheet(choices, subject.kind, rightId, position);
  const late = useShownLate(busy);
  const name = rightById(workspace, rightId)?.mineName ?? (subject.kind === 'ground' ? translate('sheet.dialog.ground') : '');
  return (
    <section className="sheets-preview" aria-label={translate('sheet.dialog.preview')} aria-busy={busy}>
      <header className="panel-head">
        {count > 1 && <IconButton icon={ChevronLeft} name={translate('sheet.dialog.before')} disabledReason={position === 0 ? translate('sheet.dialog.first') : null} onClick={() => setShown(position - 1)} />}
        <h2 className="ellipsis">{name}</h2>
        {count > 1 && (
          <>
            <span className="quiet small nowrap">{translate('sheet.dialog.position', { position: position + 1, count })}</span>
            <IconButton icon={ChevronRight} name={translate('sheet.dialog.next')} disabledReason={position >= count - 1 ? translate('sheet.dialog.last') : null} onClick={() => setShown(position + 1)} />
          </>
        )}
        {sheet && <span className="secondary small nowrap">{translate('sheet.dialog.facts', { scale: scaleText(sheet.denominator), pages: sheet.pages.length })}</span>}
        {late && (
          <span className="quiet small" role="status">
            {translate('sheet.dialog.drawing')}
          </span>
        )}
        <span className="spacer" />
        {sheet && <ZoomBar zoom={zoom} onZoom={setZoom} />}
      </header>
      {sheet && !sheet.showsAll && <NoticeBox tone="warning">{translate('sheet.dialog.tooLarge', { scale: scaleText(sheet.denominator) })}</NoticeBox>}
      {sheet && notes.length > 0 && (
        <NoticeBox tone="warning">
          {notes.map((note) => (
            <div key={sentence(translate, note)}>{sentence(translate, note)}</div>
          ))}
        </NoticeBox>
      )}
      {problem !== null ? (
        <div className="sheets-problem">
          <ErrorNotice sentence={problem} />
        </div>
      ) : count === 0 ? (
        <p className="sheets-problem quiet">{translate('window.reason.noMineChosen')}</p>
      ) : (
        sheet && <Pages sheet={sheet} name={name} zoom={zoom} />
      )}
    </section>
  );
}

/** The sheet as it stands; the one before stays while the next is drawn. */
function useDrawnSheet(choices: SheetChoices, kind: SheetsSubject['kind'], rightId: string | null, position: number): { sheet: DrawnSheet | null; notes: readonly Note[]; problem: string | null; busy: boolean } {
  const translate = useText();
  const [sheet, setSheet] = useState<DrawnSheet | null>(null);
  const [notes, setNotes] = useState<readonly Note[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { settings, leftOut } = choices;
  useEffect(() => {
    const request = kind === 'mines' && rightId === null ? null : sheetsRequest(choices, kind === 'mines' ? { kind, rightIds: [rightId!] } : { kind: 'ground' }, position + 1);
    if (!request) {
      setSheet(null);
      setProblem(null);
      setBusy(false);
      return;
    }
    const controller = new AbortController();
    setBusy(true);
    const timer = setTimeout(() => {
      drawSheets(request, { signal: controller.signal })
        .then(({ sheets, notes: said }) => {
          if (controller.signal.aborted) return;
          setNotes(said);
          setSheet(sheets[0] ?? null);
          setProblem(null);
        })
        .catch((fault: unknown) => {
          if (fault instanceof CancelledError || controller.signal.aborted) return;
          if (!(fault instanceof ProblemError)) reportFault(fault);
          setProblem(fault instanceof ProblemError ? sentence(translate, fault.problem) : translate('window.fault.inJob'));
        })
        .finally(() => {
          if (!controller.signal.aborted) setBusy(false);
        });
    }, DRAW_AFTER_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [settings, leftOut, kind, rightId, position, translate]);
  return { sheet, notes, problem, busy };
}

/** In the head and not over the paper: nothing of a sheet is ever hidden. */
function ZoomBar({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }): ReactNode {
  const translate = useText();
  return (
    <span className="row" role="toolbar" aria-label={translate('window.map.zoom')}>
      <IconButton icon={Minus} name={translate('window.action.zoomOut')} disabledReason={zoom <= 1 ? translate('sheet.base.zoomedOut') : null} onClick={() => onZoom(Math.max(1, zoom / ZOOM_STEP))} />
      <IconButton icon={Plus} name={translate('window.action.zoomIn')} disabledReason={zoom >= MOST_ZOOM ? translate('sheet.base.zoomedIn') : null} onClick={() => onZoom(Math.min(MOST_ZOOM, zoom * ZOOM_STEP))} />
      <Button size="small" type="text" disabled={zoom === 1} onClick={() => onZoom(1)}>
        {translate('sheet.dialog.whole')}
      </Button>
    </span>
  );
}

function Pages({ sheet, name, zoom }: { sheet: DrawnSheet; name: string; zoom: number }): ReactNode {
  const translate = useText();
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSize([element.clientWidth, element.clientHeight]));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const addresses = useMemo(() => sheet.pages.map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' }))), [sheet]);
  useEffect(() => () => addresses.forEach((address) => URL.revokeObjectURL(address)), [addresses]);
  const natural = [sheet.widthMillimetres * PIXELS_PER_MILLIMETRE, sheet.heightMillimetres * PIXELS_PER_MILLIMETRE] as const;
  const fitting = Math.max(0.05, Math.min((size[0] - AROUND_PIXELS) / natural[0], (size[1] - AROUND_PIXELS) / natural[1]));
  const scale = fitting * zoom;
  return (
    <div className="sheets-paper" ref={place} tabIndex={0} role="group" aria-label={translate('sheet.dialog.preview')}>
      {size[0] > 0 &&
        addresses.map((address, page) => (
          <img key={address} src={address} alt={translate('sheet.dialog.page', { name, page: page + 1 })} style={{ width: natural[0] * scale, height: natural[1] * scale }} />
        ))}
    </div>
  );
}
