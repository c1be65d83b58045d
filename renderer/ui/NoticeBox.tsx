/** One sentence in place: a warning, an error that can be copied, or a quiet word. */
import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { useText } from './text.ts';

export type Tone = 'warning' | 'danger' | 'accent' | 'success';
const SHAPES = { warning: TriangleAlert, danger: CircleX, accent: Info, success: CircleCheck } as const;

export function NoticeBox({ tone, children, role }: { tone: Tone; children: ReactNode; role?: 'alert' | 'status' }): ReactNode {
  return (
    <div className={`notice-box ${tone}`} {...(role && { role })}>
      <Icon of={SHAPES[tone]} />
      <div className="spacer selectable">{children}</div>
    </div>
  );
}

/** An error: the sentence, and a way to take it along. */
export function ErrorNotice({ sentence }: { sentence: string }): ReactNode {
  const translate = useText();
  const [copied, setCopied] = useState(false);
  return (
    <NoticeBox tone="danger" role="alert">
      {sentence}{' '}
      <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(sentence).then(() => setCopied(true))}>
        {translate(copied ? 'window.copied' : 'window.copySentence')}
      </button>
    </NoticeBox>
  );
}
