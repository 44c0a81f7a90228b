import { showError } from './notices.ts';

/**
 * For a change that the page shows before the host has made it: when the host cannot, the page takes it back and says
 * why. Answers whether it was made.
 */
export async function atOnce(make: () => Promise<unknown>, takeBack: () => void): Promise<boolean> {
  try {
    await make();
    return true;
  } catch (error) {
    takeBack();
    showError(error);
    return false;
  }
}
