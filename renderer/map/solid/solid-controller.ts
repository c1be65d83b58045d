/** The turnable 3D view: draws when something changed, never in a loop; three.js stays inside this folder. */
import { AmbientLight, Color, DirectionalLight, type Group, PerspectiveCamera, Raycaster, Scene, Vector2, Vector3, WebGLRenderer, type BufferGeometry, type Material } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { buildModel } from './build-model.ts';
import type { SolidModel, SolidPick } from './contract.ts';

/** What turns with the view and is shown beside it. */
export interface SolidView {
  /** Direction that the view looks to, degrees clockwise from north. */
  readonly bearingDegrees: number;
  readonly tiltDegrees: number;
  /** Metres of one CSS pixel at the middle of what is looked at. */
  readonly metresPerPixel: number;
}

const FIELD_OF_VIEW_DEGREES = 36;
const TURN_STEP_RADIANS = Math.PI / 24;
const ZOOM_STEP = 1.2;
/** A line is met within this part of the model's radius. */
const PICK_SHARE = 200;
const FIRST = { bearingRadians: -Math.PI / 7, tiltRadians: 0.5 } as const;

/** Why there is no 3D here, or null when there is. */
export function whyNoSolid(): 'no-webgl' | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  // There are sixteen at most, and a forgotten one is let go of only when the browser tidies up.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context === null ? 'no-webgl' : null;
}

export class SolidController {
  withoutElevation = 0;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEGREES, 1, 1, 100_000);
  private readonly controls: OrbitControls;
  private readonly observer: ResizeObserver;
  private readonly onView: (view: SolidView) => void;
  private readonly place: HTMLElement;
  private readonly rays = new Raycaster();
  private root: Group | null = null;
  private radius = 1;
  private exaggeration = 1;
  private asked = 0;

  constructor(place: HTMLElement, onView: (view: SolidView) => void) {
    this.place = place;
    this.onView = onView;
    this.renderer = new WebGLRenderer({ antialias: true, powerPreference: 'low-power' });
    this.renderer.setPixelRatio(devicePixelRatio);
    place.append(this.renderer.domElement);
    const sun = new DirectionalLight(0xffffff, 2.6);
    sun.position.set(-0.5, 1, 0.4);
    this.scene.add(new AmbientLight(0xffffff, 1), sun);
    this.controls = new OrbitControls(this.camera, this.renderer.domElement);
    this.controls.addEventListener('change', () => this.ask());
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(place);
    this.resize();
  }

  dispose(): void {
    cancelAnimationFrame(this.asked);
    this.observer.disconnect();
    this.controls.dispose();
    this.drop();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.renderer.domElement.remove();
  }

  /** Shows a model; the view starts anew only when `keepView` is false. */
  show(model: SolidModel, keepView: boolean): void {
    this.drop();
    const built = buildModel(model);
    this.root = built.root;
    this.radius = Math.max(10, built.radius);
    this.withoutElevation = built.withoutElevation;
    this.scene.background = new Color(model.colours.background);
    this.root.scale.y = this.exaggeration;
    this.scene.add(this.root);
    if (keepView) this.ask();
    else this.reset();
  }

  exaggerate(times: number): void {
    this.exaggeration = times;
    if (this.root) this.root.scale.y = times;
    this.ask();
  }

  /** From the south-west, a little above. */
  reset(): void {
    this.look(FIRST.bearingRadians, FIRST.tiltRadians);
  }

  fromAbove(): void {
    this.look(0, Math.PI / 2 - 0.001);
  }

  /** Arrow keys of the view: turn by steps; plus and minus come nearer and go away. */
  turn(stepsRight: number, stepsUp: number): void {
    const offset = this.camera.position.clone().sub(this.controls.target);
    const tilt = Math.min(Math.PI / 2 - 0.01, Math.max(-Math.PI / 2 + 0.01, Math.asin(offset.y / offset.length()) + stepsUp * TURN_STEP_RADIANS));
    const bearing = Math.atan2(offset.x, offset.z) + stepsRight * TURN_STEP_RADIANS;
    this.place3d(bearing, tilt, offset.length());
  }

  zoom(steps: number): void {
    this.camera.position.sub(this.controls.target).multiplyScalar(ZOOM_STEP ** -steps).add(this.controls.target);
    this.ask();
  }

  /** What stands at a place of the view, CSS pixels from its upper left: workings go before the bodies around them. */
  pick(x: number, y: number): SolidPick | null {
    if (!this.root) return null;
    const { clientWidth, clientHeight } = this.place;
    this.rays.setFromCamera(new Vector2((2 * x) / clientWidth - 1, 1 - (2 * y) / clientHeight), this.camera);
    this.rays.params.Line = { threshold: this.radius / PICK_SHARE };
    const met = this.rays.intersectObjects(this.root.children, false).flatMap(({ object }) => ('kind' in object.userData ? [object.userData as SolidPick] : []));
    return met.find(({ kind }) => kind === 'working') ?? met[0] ?? null;
  }

  /** What is shown, as a PNG; taken in the breath it is drawn in, before the browser clears it. */
  picture(): Promise<Blob> {
    this.renderer.render(this.scene, this.camera);
    return new Promise((resolve, reject) => this.renderer.domElement.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the 3D view could not be written as PNG'))), 'image/png'));
  }

  private look(bearing: number, tilt: number): void {
    this.controls.target.set(0, 0, 0);
    const aspect = Math.min(1, this.camera.aspect);
    this.place3d(bearing, tilt, (this.radius * 1.08) / Math.sin((FIELD_OF_VIEW_DEGREES * Math.PI) / 360) / aspect);
  }

  private place3d(bearing: number, tilt: number, distance: number): void {
    const offset = new Vector3(Math.sin(bearing) * Math.cos(tilt), Math.sin(tilt), Math.cos(bearing) * Math.cos(tilt)).multiplyScalar(distance);
    this.camera.position.copy(this.controls.target).add(offset);
    this.camera.near = Math.max(0.5, distance / 1_000);
    this.camera.far = distance * 20;
    this.camera.updateProjectionMatrix();
    this.controls.update();
    this.ask();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.place;
    if (width === 0 || height === 0) return;
    this.renderer.setSize(width, height);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.ask();
  }

  private ask(): void {
    if (this.asked !== 0) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.renderer.render(this.scene, this.camera);
      const offset = this.camera.position.clone().sub(this.controls.target);
      this.onView({
        // The camera stands at +z when it looks north.
        bearingDegrees: ((-Math.atan2(offset.x, offset.z) * 180) / Math.PI + 360) % 360,
        tiltDegrees: (Math.asin(offset.y / offset.length()) * 180) / Math.PI,
        metresPerPixel: (2 * offset.length() * Math.tan((FIELD_OF_VIEW_DEGREES * Math.PI) / 360)) / Math.max(1, this.place.clientHeight),
      });
    });
  }

  private drop(): void {
    if (!this.root) return;
    this.scene.remove(this.root);
    this.root.traverse((each) => {
      const { geometry, material } = each as { geometry?: BufferGeometry; material?: Material };
      geometry?.dispose();
      material?.dispose();
    });
    this.root = null;
  }
}
