/**
 * The result of a promise, or a substitute if it takes too long, so that a slow engine never keeps a text from
 * being shown.
 */
export function soon<T>(promise: Promise<T>, otherwise: T, milliseconds: number): Promise<T> {
  return new Promise((resolve) => {
    promise.then(resolve, () => resolve(otherwise));
    setTimeout(() => resolve(otherwise), milliseconds);
  });
}
