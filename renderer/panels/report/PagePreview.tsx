/** The pages as they will be printed: the same HTML that becomes the PDF, in a frame that can run nothing. */
import { Button } from 'antd';
import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { reportFault } from '../../state/faults.ts';
import { planAsItStands } from '../../state/work/plans.ts';
import { composeReport } from '../../state/work/report.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { useShownLate } from '../../ui/show-late.ts';
import { sentence, useLanguage, useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';
import { cssVariables } from '../../ui/tokens.ts';

/** A4 at 96 dpi, and the margin of the paper around it. */
const PAGE_WIDTH_PIXELS = 794;
const PAGE_AROUND_PIXELS = 56;
/** Lays the pages on a desk; for the screen only, the printed bytes do not have it. */
const DESK = (colour: string): string => `<style>@media screen{
html{background:${colour}}
body{width:210mm!important;margin:6mm auto 10mm!important;padding:20mm;background:#fff;box-shadow:0 1px 6px rgba(0,0,0,.28);overflow-x:clip}
.cover{height:257mm!important}
.cover::after,.break::after{content:"";display:block;height:6mm;margin:0 -20mm;background:${colour};box-shadow:inset 0 3px 4px -3px rgba(0,0,0,.28),inset 0 -3px 4px -3px rgba(0,0,0,.28)}
.cover::after{position:absolute;left:0;right:0;bottom:-26mm}
.cover{margin-bottom:46mm}
.break{padding:12mm 0}
}</style></head>`;

const ZOOMS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5];

/** What came of composing the pages of a mine. */
interface Composed {
  readonly rightId: string;
  readonly html: string | null;
  readonly problem: string | null;
}

export function PagePreview({ rightId }: { rightId: string | null }): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const workspace = useWorkspace();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [zoom, setZoom] = useState<number | null>(null);
  const [composed, setComposed] = useState<Composed | null>(null);
  const [busy, setBusy] = useState(false);
  const late = useShownLate(busy);
  const { runs, findings, decisions, plans, rights } = workspace;

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const plan = rightId === null ? null : planAsItStands(useWorkspace.getState(), rightId, language);
    if (rightId === null || plan === null) return setBusy(false);
    const controller = new AbortController();
    setBusy(true);
    const shown = plan.number === '' ? { ...plan, number: translate('window.report.numberOnExport') } : plan;
    composeReport([rightId], [shown], ['html'], { signal: controller.signal })
      .then((answer) => {
        // A newer one has been asked for by now.
        if (controller.signal.aborted) return;
        const file = answer.files[0];
        setComposed(file ? { rightId, html: new TextDecoder().decode(file.bytes), problem: null } : null);
      })
      .catch((fault: unknown) => {
        if (fault instanceof CancelledError || controller.signal.aborted) return;
        if (!(fault instanceof ProblemError)) reportFault(fault);
        setComposed({ rightId, html: null, problem: fault instanceof ProblemError ? sentence(translate, fault.problem) : translate('window.fault.inJob') });
      })
      .finally(() => {
        if (!controller.signal.aborted) setBusy(false);
      });
    return () => controller.abort();
  }, [rightId, language, translate, runs, findings, decisions, plans, rights]);

  // What came of another mine is not shown under this one's name.
  const { html, problem } = composed !== null && composed.rightId === rightId ? composed : { html: null, problem: null };
  const desk = cssVariables(useShownAppearance())['--layout']!;
  const fitting = Math.min(1, Math.max(0.4, width / (PAGE_WIDTH_PIXELS + PAGE_AROUND_PIXELS)));
  const scale = zoom ?? fitting;
  const name = rightById(workspace, rightId)?.mineName ?? '';
  const step = (direction: 1 | -1): void => {
    const next = direction > 0 ? ZOOMS.find((each) => each > scale + 0.01) : ZOOMS.findLast((each) => each < scale - 0.01);
    if (next !== undefined) setZoom(next);
  };
  return (
    <section className="report-preview" aria-label={translate('window.report.preview')}>
      <header className="panel-head">
        <h2 className="ellipsis">{translate('window.report.previewOf', { name })}</h2>
        {late && (
          <span className="quiet small" role="status">
            {translate('window.report.composing')}
          </span>
        )}
        <span className="spacer" />
        <IconButton icon={Minus} name={translate('window.action.zoomOut')} onClick={() => step(-1)} />
        <span className="small secondary">{translate('window.percent', { percent: Math.round(scale * 100) })}</span>
        <IconButton icon={Plus} name={translate('window.action.zoomIn')} onClick={() => step(1)} />
        <Button size="small" type="text" disabled={zoom === null} onClick={() => setZoom(null)}>
          {translate('window.report.fitWidth')}
        </Button>
      </header>
      <div className="report-paper" ref={place}>
        {problem !== null && (
          <div className="report-problem">
            <ErrorNotice sentence={problem} />
          </div>
        )}
        {problem === null && html === null && busy && width > 0 && <PageToCome scale={scale} />}
        {problem === null && html !== null && (
          <iframe
            title={translate('window.report.previewOf', { name })}
            sandbox=""
            srcDoc={html.replace('</head>', DESK(desk))}
            style={{ width: `${100 / scale}%`, height: `${100 / scale}%`, transform: `scale(${scale})` }}
          />
        )}
      </div>
    </section>
  );
}

/** Lengths of the grey lines, in hundredths of the page's width: a title, then paragraphs. */
const LINES_TO_COME = [[38], [100, 96, 100, 61], [100, 92, 98, 100, 44], [97, 100, 73]];

/** An empty sheet in the place of the first page while it is composed, so that nothing jumps when it comes. */
function PageToCome({ scale }: { scale: number }): ReactNode {
  return (
    <div className="report-to-come" aria-hidden="true" style={{ width: PAGE_WIDTH_PIXELS, transform: `scale(${scale}) translateX(-50%)` }}>
      {LINES_TO_COME.map((lines, paragraph) => (
        <p key={paragraph}>
          {lines.map((percent, line) => (
            <i key={line} style={{ width: `${percent}%` }} />
          ))}
        </p>
      ))}
    </div>
  );
}
