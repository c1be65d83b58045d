/** How an excess stands against the last period: 新增, 扩大, 未变, 缩小, 消失. */
export type ExcessChange = 'new' | 'grown' | 'unchanged' | 'shrunk' | 'gone';
