import { fingerprintOf } from '@khong-mot-minh/sealing';
import { useEffect, useState } from 'react';

/** Computed here from the public key, never taken from the server's word. */
export function Fingerprint({ publicKey }: { publicKey: string }) {
  const text = useFingerprint(publicKey);
  return (
    <code className="fingerprint" translate="no">
      {text ?? '…'}
    </code>
  );
}

export function useFingerprint(publicKey: string | undefined): string | undefined {
  const [text, setText] = useState<string>();
  useEffect(() => {
    let current = true;
    if (publicKey) fingerprintOf(publicKey).then((next) => current && setText(next));
    return () => {
      current = false;
    };
  }, [publicKey]);
  return publicKey ? text : undefined;
}
