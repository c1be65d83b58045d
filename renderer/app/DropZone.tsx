/** Files may be dropped anywhere in the window; while they hover, the window says what will happen. */
import { FileInput } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { reportFault } from '../state/faults.ts';
import { filesOfDrop, openFiles } from '../state/work/open-files.ts';
import { useView } from '../state/view.ts';
import { Icon } from '../ui/Icon.tsx';
import { useText } from '../ui/text.ts';

export function DropZone(): ReactNode {
  const translate = useText();
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    // dragenter and dragleave come for every element passed; count them.
    let depth = 0;
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setHovering(false);
    };
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = useView.getState().dialog === null ? 'copy' : 'none';
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovering(false);
      if (event.dataTransfer && useView.getState().dialog === null) filesOfDrop(event.dataTransfer).then(openFiles).catch(reportFault);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!hovering) return null;
  return (
    <div className="drop-zone" role="status">
      <div>
        <Icon of={FileInput} size={28} />
        <b>{translate('window.drop.title')}</b>
        <span className="small secondary">{translate('window.drop.note')}</span>
      </div>
    </div>
  );
}
