import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peers.ts';

/** A peer that was installed, and the folder it is in. */
export interface InstalledPeer {
  readonly peer: Peer;
  readonly folder: string;
}

/** Installs each peer into a folder of its own below another: none is a dependency. What cannot be had is left out, and said why. */
export function installPeers(
  peers: readonly Peer[],
  below: string,
  skipped: (peer: Peer, why: string) => void,
): readonly InstalledPeer[] {
  return peers.flatMap((peer, index) => {
    const folder = join(below, String(index));
    mkdirSync(folder);
    const { status, stderr, error } = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...peer.packages],
      { encoding: 'utf8', timeout: 180_000 },
    );
    if (status === 0) return [{ peer, folder }];
    skipped(peer, (error?.message ?? stderr).trim().split('\n').slice(0, 2).join(' '));
    return [];
  });
}
