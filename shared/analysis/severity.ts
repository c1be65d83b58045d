/** How grave a finding is proposed to be: for the order of work, not a legal grade. */
import type { FindingCode, Severity } from '../model/finding.ts';

/** Severity of a finding by its code and, for forest grades and reserve zones, its class. */
export function severityOf(code: FindingCode, landClass: string): Severity {
  switch (code) {
    case 'F02':
    case 'F03':
    case 'F04':
    case 'L01':
    case 'L09':
    case 'F05':
    case 'F12':
      return 'severe';
    case 'L08':
      return landClass === '核心保护区' ? 'severe' : 'general';
    case 'L05':
      if (landClass === 'Ⅰ') return 'severe';
      return landClass === 'Ⅲ' || landClass === 'Ⅳ' ? 'notice' : 'general';
    case 'L02':
    case 'L06':
    case 'L07':
    case 'L11':
      return 'general';
  }
}
