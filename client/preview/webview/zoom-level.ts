/** What can be read: everything; names and numbers; names. The picture says which of its parts are for which level. */
export type ZoomLevel = 'near' | 'middle' | 'far';

/** Rows of 12 pixels become 5 high. */
export const nearest = 0.42;
const middle = 0.2;

export const zoomLevel = (scale: number): ZoomLevel => (scale >= nearest ? 'near' : scale >= middle ? 'middle' : 'far');
