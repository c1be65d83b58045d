/** Puts the chosen appearance and language around the window. */
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, use, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { translator, type Language } from '../../shared/i18n/text.ts';
import type { ThemeChoice } from '../../shared/ipc.ts';
import { TextContext } from './text.ts';
import { antdTheme, cssVariables, type Appearance } from './tokens.ts';

/** What the user chose, or what the system shows when it was left to the system; follows the system live. */
export function useAppearance(choice: ThemeChoice): Appearance {
  const [systemDark, setSystemDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const listen = (): void => setSystemDark(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  if (choice === 'system') return systemDark ? 'dark' : 'light';
  return choice;
}

const AppearanceContext = createContext<Appearance>('light');

/** The appearance that is shown now. */
export function useShownAppearance(): Appearance {
  return use(AppearanceContext);
}

/** Theme, locale and message catalogue for everything inside. */
export function Theme({ appearance, language, children }: { appearance: Appearance; language: Language; children: ReactNode }): ReactNode {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = appearance;
    root.style.colorScheme = appearance;
    for (const [name, value] of Object.entries(cssVariables(appearance))) root.style.setProperty(name, value);
  }, [appearance]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [language]);
  const speech = useMemo(() => ({ language, translate: translator(language) }), [language]);
  const theme = useMemo(() => antdTheme(appearance), [appearance]);
  return (
    <TextContext value={speech}>
      <AppearanceContext value={appearance}>
        <ConfigProvider
          locale={language === 'zh-CN' ? zhCN : enUS}
          theme={theme}
          button={{ autoInsertSpace: false }}
          componentSize="middle"
          wave={{ disabled: true }}
        >
          <App component={false}>{children}</App>
        </ConfigProvider>
      </AppearanceContext>
    </TextContext>
  );
}
