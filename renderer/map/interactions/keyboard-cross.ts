/** The map's cross for the keyboard: in the middle of a map that has the focus by keys; Enter acts there with the chosen tool. */
import type OlMap from 'ol/Map.js';

export interface CrossListeners {
  /** Enter at the cross; `shift`: the shape or measurement is finished, the selection is added to. */
  onEnter(place: readonly [east: number, north: number], shift: boolean): void;
  /** Where the cross is, after every move of the map while it is shown. */
  onPlace(place: readonly [east: number, north: number]): void;
}

const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

export class KeyboardCross {
  private readonly map: OlMap;
  private readonly target: HTMLElement;
  private readonly listeners: CrossListeners;
  private readonly element = document.createElement('div');
  private readonly ends = new AbortController();

  constructor(map: OlMap, target: HTMLElement, listeners: CrossListeners) {
    [this.map, this.target, this.listeners] = [map, target, listeners];
    this.element.className = 'kc-cross';
    this.element.hidden = true;
    target.append(this.element);
    const { signal } = this.ends;
    target.addEventListener('focus', () => this.show(target.matches(':focus-visible')), { signal });
    target.addEventListener('blur', () => this.show(false), { signal });
    target.addEventListener('pointerdown', () => this.show(false), { signal });
    target.addEventListener('keydown', (event) => this.pressed(event), { signal });
    map.on('moveend', () => this.tell());
  }

  private get place(): readonly [number, number] | null {
    const centre = this.map.getView().getCenter();
    return centre ? [centre[0]!, centre[1]!] : null;
  }

  private show(shown: boolean): void {
    this.element.hidden = !shown;
    this.tell();
  }

  private tell(): void {
    const { place } = this;
    if (!this.element.hidden && place) this.listeners.onPlace(place);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.target !== this.target || event.ctrlKey || event.altKey || event.metaKey) return;
    if (ARROWS.has(event.key) && this.element.hidden) this.show(true);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    // The first Enter after the pointer only shows where the cross is.
    if (this.element.hidden) return this.show(true);
    const { place } = this;
    if (place) this.listeners.onEnter(place, event.shiftKey);
  }

  dispose(): void {
    this.ends.abort();
    this.element.remove();
  }
}
