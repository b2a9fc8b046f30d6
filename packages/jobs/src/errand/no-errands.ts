import type { ErrandApp } from './errand.js';

/** Of an app whose jobs have nothing to do in the world. */
export const noErrands: ErrandApp = {
  items: () => {
    throw new Error('This app fetches no items for jobs');
  },
  write: () => Promise.reject(new Error('This app writes no results of jobs')),
  notify: () => Promise.reject(new Error('This app tells nobody of jobs')),
};
