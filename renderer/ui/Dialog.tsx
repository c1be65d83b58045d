/** A dialog: head with title and note, body, foot; everything inside its own grid (mock b). */
import { Modal } from 'antd';
import { X } from 'lucide-react';
import { useCallback, useRef, type CSSProperties, type ReactNode } from 'react';
import { confirmWithEnter, focusInto } from './dialog-keys.ts';
import { IconButton } from './IconButton.tsx';
import { useText } from './text.ts';

export interface DialogProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly width: number | string;
  readonly height?: number | string;
  /** Leaves without doing anything. */
  readonly onClose: () => void;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  readonly bodyStyle?: CSSProperties;
}

export function Dialog({ title, note, width, height, onClose, foot, children, bodyStyle }: DialogProps): ReactNode {
  const translate = useText();
  const frame = useRef<HTMLElement | null>(null);
  // The frame is there as soon as what stands in it is.
  const findFrame = useCallback((inside: HTMLSpanElement) => {
    frame.current = inside.closest<HTMLElement>('.ant-modal');
    return frame.current === null ? undefined : confirmWithEnter(frame.current);
  }, []);
  return (
    <Modal
      open
      centered
      afterOpenChange={(open) => {
        if (open && frame.current !== null) focusInto(frame.current);
      }}
      width={width}
      closable={false}
      mask={{ closable: false }}
      onCancel={onClose}
      title={
        <span className="dialog-head-words">
          <h2>{title}</h2>
          {note !== undefined && <span className="quiet small ellipsis">{note}</span>}
        </span>
      }
      footer={foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
      className="plain-dialog"
      styles={{
        container: {
          padding: 0,
          overflow: 'hidden',
          display: 'flex',
          flexDirection: 'column',
          maxHeight: 'calc(100vh - 20px)',
          ...(height !== undefined && { height }),
        },
        header: { margin: 0, padding: 0, flex: 'none' },
        body: { flex: 1, minHeight: 0, overflow: 'auto', ...bodyStyle },
        footer: { margin: 0, flex: 'none' },
      }}
    >
      {children}
      <span className="dialog-close" ref={findFrame}>
        <IconButton icon={X} name={translate('window.close')} onClick={onClose} />
      </span>
    </Modal>
  );
}
