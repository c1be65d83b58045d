/** Rows of a layer's table, fetched page by page from the engine as they come into sight. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemError } from '../../../shared/base/news.ts';
import { callEngine } from '../../engine/client.ts';
import type { RowQuery, TableRow } from '../../engine/contract.ts';
import { reportFault } from '../../state/faults.ts';
import { sentence, useText } from '../../ui/text.ts';

const PAGE_ROWS = 100;

/** What is asked for, without the page. */
export type TableQuery = Omit<RowQuery, 'from' | 'count'>;

export interface LayerRows {
  /** null while the first answer is awaited. */
  readonly total: number | null;
  rowAt(index: number): TableRow | null;
  onVisible(first: number, last: number): void;
  /** Fields of text whose filter was compared as numbers. */
  readonly comparedAsNumbers: readonly string[];
  /** Why the layer cannot be read. */
  readonly problem: string | null;
}

/** `content` is another value when the layer's cells are others: rows are asked for anew and the old ones shown until they come. */
export function useLayerRows(query: TableQuery, content: string): LayerRows {
  const translate = useText();
  const [total, setTotal] = useState<number | null>(null);
  const [rows, setRows] = useState<ReadonlyMap<number, TableRow>>(new Map());
  const [comparedAsNumbers, setCompared] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  // Answers to an older question are thrown away.
  const asked = useRef({ query, content, pages: new Set<number>() });
  const visible = useRef<readonly [number, number]>([0, 0]);
  const fetchPage = useCallback(
    (page: number): void => {
      const question = asked.current;
      if (question.pages.has(page)) return;
      question.pages.add(page);
      callEngine('rows', [{ ...question.query, from: page * PAGE_ROWS, count: PAGE_ROWS }]).then(
        (answer) => {
          if (asked.current !== question) return;
          setProblem(null);
          setTotal(answer.total);
          setCompared(answer.comparedAsNumbers);
          setRows((before) => new Map([...before, ...answer.rows.map((row, position) => [page * PAGE_ROWS + position, row] as const)]));
        },
        (fault: unknown) => {
          if (asked.current !== question) return;
          // Asked for again when it comes into sight again.
          question.pages.delete(page);
          if (fault instanceof ProblemError) setProblem(sentence(translate, fault.problem));
          else reportFault(fault);
        },
      );
    },
    [translate],
  );
  const fetchVisible = useCallback((): void => {
    const [first, last] = visible.current;
    for (let page = Math.floor(first / PAGE_ROWS); page <= Math.floor(Math.max(first, last - 1) / PAGE_ROWS); page++) fetchPage(page);
  }, [fetchPage]);
  useEffect(() => {
    const sameOrder = asked.current.query === query;
    asked.current = { query, content, pages: new Set() };
    if (!sameOrder) setRows(new Map());
    fetchPage(0);
    fetchVisible();
  }, [query, content, fetchPage, fetchVisible]);
  const onVisible = useCallback(
    (first: number, last: number): void => {
      visible.current = [first, last];
      fetchVisible();
    },
    [fetchVisible],
  );
  const rowAt = useCallback((index: number) => rows.get(index) ?? null, [rows]);
  return useMemo(() => ({ total, rowAt, onVisible, comparedAsNumbers, problem }), [total, rowAt, onVisible, comparedAsNumbers, problem]);
}
