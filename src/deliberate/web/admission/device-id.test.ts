import { describe, expect, it } from 'vitest';
import { newDeviceId, newEntryId } from './device-id.ts';

describe('an id made on a device', () => {
  it('is a random UUID', () => {
    expect(newDeviceId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newDeviceId()).not.toBe(newDeviceId());
  });

  it('begins with the time where it stands in an order', () => {
    // The time of the example in RFC 9562, A.6.
    const id = newEntryId(0x017f22e279b0);
    expect(id).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newEntryId(0x017f22e279b0)).not.toBe(id);
    expect(newEntryId(0x017f22e279b1) > id).toBe(true);
  });
});
