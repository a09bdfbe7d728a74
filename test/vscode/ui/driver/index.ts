export * from './dialogs.ts';
export * from './explorer.ts';
export * from './palette.ts';
export * from './problems.ts';
export * from './text.ts';
export * from './wait.ts';
export * from './webview.ts';
export * from './window.ts';
