/** What the browser has stored, read without the page. */
import type { Page } from "@playwright/test";

/** Runs in the page. @returns all kept projects, as they are stored */
function readProjects(): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("charm-playground");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction("projects").objectStore("projects").getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result);
      };
      all.onerror = () => reject(all.error);
    };
  });
}

/** Whether a text is kept in one of the projects. */
export async function isKept(page: Page, text: string): Promise<boolean> {
  return JSON.stringify(await page.evaluate(readProjects)).includes(text);
}

/** Puts arbitrary records among the kept projects. */
export async function putRecords(page: Page, records: readonly object[]): Promise<void> {
  await page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("charm-playground", 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore("projects", { keyPath: "id" });
          opening.result.createObjectStore("states", { keyPath: "id", autoIncrement: true });
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("projects", "readwrite");
          for (const record of all) transaction.objectStore("projects").put(record);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    records,
  );
}
