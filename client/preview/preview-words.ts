import { l10n } from 'vscode';

/** Every text of the page of a preview. Numbers in braces are filled in by the page. */
export const previewWords = () => ({
  toolbar: l10n.t('Picture'),
  fit: l10n.t('Fit'),
  fitAll: l10n.t('Fit the whole picture (0)'),
  zoomOut: l10n.t('Zoom out (-)'),
  zoomIn: l10n.t('Zoom in (+)'),
  find: l10n.t('Find'),
  findInPicture: l10n.t('Find in the picture'),
  nothingFound: l10n.t('Nothing found'),
  found: l10n.t('{0} of {1}'),
  export: l10n.t('Export...'),
  exportPicture: l10n.t('Export the picture...'),
  canvas: l10n.t('Topology. Arrow keys move the picture, plus and minus zoom, 0 shows all of it, Tab goes to the first tenant.'),
  outline: l10n.t('The topology as text'),
  heading: l10n.t('Topology {0}'),
  outdated: l10n.t('This picture is not up to date.'),
  incomplete: l10n.t('This picture may be incomplete.'),
  none: l10n.t('There is no picture yet.'),
  malformed: l10n.t('The picture cannot be shown: it is not well-formed.'),
  tooLarge: l10n.t('The picture is too large for an image. Export it as SVG.'),
  legend: l10n.t('Plan on the picture'),
  planLive: l10n.t('Plan for live tenants'),
  planSandbox: l10n.t('Plan for the sandbox'),
  driftLive: l10n.t('Drift of live tenants'),
  driftSandbox: l10n.t('Drift of the sandbox'),
  drift: l10n.t('{0} not as the topology says'),
  create: l10n.t('{0} to create'),
  update: l10n.t('{0} to change'),
  remove: l10n.t('{0} to remove'),
  hide: l10n.t('Hide'),
  hidePlan: l10n.t('Hide on the picture'),
  show: l10n.t('Show'),
  showPlan: l10n.t('Show on the picture'),
});

export type PreviewWords = Readonly<ReturnType<typeof previewWords>>;
