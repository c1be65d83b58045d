/**
 * The style sheet of those Ant Design components that the first screen is drawn with, made when the window is built.
 * Ant Design would write the same rules while the first screen waits for them. The rules name variables only, so that one
 * sheet serves every appearance; the variables themselves are still set at run time. A component that is not in here
 * is no fault: the sheet ends with a list of what it holds (`.data-ant-cssinjs-cache-path`), and Ant Design writes the rest itself.
 */
import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import { App, Checkbox, ConfigProvider, DatePicker, Dropdown, Input, Popover, Select, Tooltip } from 'antd';
import { createElement, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { Plugin } from 'vite';
import { antdTheme, type Appearance } from '../renderer/ui/tokens.ts';

/** One of each component that stands in the title bar, the layer tree, the map, the table and the status bar. */
const FIRST_SCREEN: readonly ReactElement[] = [
  createElement(Checkbox),
  createElement(DatePicker),
  createElement(Dropdown, { menu: { items: [] } }, createElement('i')),
  createElement(Input),
  createElement(Popover, { content: '' }, createElement('i')),
  createElement(Select),
  createElement(Tooltip, { title: '' }, createElement('i')),
];

/** The sheet as the theme of `appearance` gives it; the same for all, see the test. */
export function componentStyles(appearance: Appearance): string {
  const cache = createCache();
  const screen = createElement(App, { component: false }, ...FIRST_SCREEN);
  renderToString(createElement(StyleProvider, { cache }, createElement(ConfigProvider, { theme: antdTheme(appearance) }, screen)));
  return extractStyle(cache, { plain: true, types: 'style' });
}

/** Puts the sheet in the place of the file whose path ends with `place`. */
export function writesComponentStyles(place: string): Plugin {
  return {
    name: 'component-styles',
    load: (id) => (id.endsWith(place) ? componentStyles('light') : null),
  };
}
