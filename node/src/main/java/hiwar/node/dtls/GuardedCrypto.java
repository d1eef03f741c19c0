package hiwar.node.dtls;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * BouncyCastle's own primitives, with one check added: an encrypted handshake message may claim no more than a plain
 * one (see {@link HandshakeRecords}). One for all associations; thread-safe.
 */
final class GuardedCrypto extends BcTlsCrypto {
    GuardedCrypto() {
        super(new SecureRandom());
    }

    @Override
    public TlsCipher createCipher(TlsCryptoParameters parameters, int encryptionAlgorithm, int macAlgorithm)
            throws IOException {
        TlsCipher cipher = super.createCipher(parameters, encryptionAlgorithm, macAlgorithm);
        return (TlsCipher) Proxy.newProxyInstance(
                TlsCipher.class.getClassLoader(),
                new Class<?>[] {TlsCipher.class},
                (proxy, method, arguments) -> checked(invoke(cipher, method, arguments)));
    }

    private static @Nullable Object invoke(TlsCipher cipher, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(cipher, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static @Nullable Object checked(@Nullable Object result) throws TlsFatalAlert {
        if (result instanceof TlsDecodeResult plain
                && plain.contentType == ContentType.handshake
                && !HandshakeRecords.messagesAreSmall(plain.buf, plain.off, plain.len)) {
            throw new TlsFatalAlert(AlertDescription.decode_error);
        }
        return result;
    }
}
