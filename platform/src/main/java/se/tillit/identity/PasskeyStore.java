package se.tillit.identity;

import static se.tillit.schema.Tables.PASSKEY;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys, as Spring Security asks for them. */
@Component
final class PasskeyStore implements UserCredentialRepository {

    private final DSLContext db;

    PasskeyStore(DSLContext db) {
        this.db = db;
    }

    /** A registration, or a sign-in that counts one further. */
    @Override
    public void save(CredentialRecord passkey) {
        db.insertInto(PASSKEY)
                .set(PASSKEY.ID, passkey.getCredentialId().getBytes())
                .set(PASSKEY.ACCOUNT, Passkeys.account(passkey.getUserEntityUserId()))
                .set(PASSKEY.LABEL, passkey.getLabel())
                .set(PASSKEY.PUBLIC_KEY, passkey.getPublicKey().getBytes())
                .set(PASSKEY.SIGNATURE_COUNT, passkey.getSignatureCount())
                .set(PASSKEY.VERIFIED, passkey.isUvInitialized())
                .set(PASSKEY.TRANSPORTS, transports(passkey.getTransports()))
                .set(PASSKEY.BACKUP_ELIGIBLE, passkey.isBackupEligible())
                .set(PASSKEY.BACKED_UP, passkey.isBackupState())
                .set(PASSKEY.ATTESTATION_OBJECT, bytes(passkey.getAttestationObject()))
                .set(PASSKEY.CLIENT_DATA, bytes(passkey.getAttestationClientDataJSON()))
                .set(PASSKEY.CREATED_AT, passkey.getCreated())
                .set(PASSKEY.USED_AT, passkey.getLastUsed())
                .onConflict(PASSKEY.ID)
                .doUpdate()
                .set(PASSKEY.SIGNATURE_COUNT, passkey.getSignatureCount())
                .set(PASSKEY.BACKED_UP, passkey.isBackupState())
                .set(PASSKEY.USED_AT, passkey.getLastUsed())
                // What another account has registered stays its own.
                .where(PASSKEY.ACCOUNT.eq(Passkeys.account(passkey.getUserEntityUserId())))
                .execute();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return db.selectFrom(PASSKEY).where(PASSKEY.ID.eq(id.getBytes())).fetchOne(PasskeyStore::read);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return db.selectFrom(PASSKEY)
                .where(PASSKEY.ACCOUNT.eq(Passkeys.account(user)))
                .orderBy(PASSKEY.CREATED_AT)
                .fetch(PasskeyStore::read);
    }

    @Override
    public void delete(Bytes id) {
        db.deleteFrom(PASSKEY).where(PASSKEY.ID.eq(id.getBytes())).execute();
    }

    /** @return whether the account had it */
    boolean remove(UUID account, Bytes id) {
        return db.deleteFrom(PASSKEY)
                        .where(PASSKEY.ACCOUNT.eq(account), PASSKEY.ID.eq(id.getBytes()))
                        .execute()
                == 1;
    }

    void removeAll(UUID account) {
        db.deleteFrom(PASSKEY).where(PASSKEY.ACCOUNT.eq(account)).execute();
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static String[] transports(Set<AuthenticatorTransport> transports) {
        return transports.stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .toArray(String[]::new);
    }

    private static CredentialRecord read(Record row) {
        Instant created = row.get(PASSKEY.CREATED_AT);
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.get(PASSKEY.ID)))
                .userEntityUserId(Passkeys.user(row.get(PASSKEY.ACCOUNT)))
                .label(row.get(PASSKEY.LABEL))
                .publicKey(new ImmutablePublicKeyCose(row.get(PASSKEY.PUBLIC_KEY)))
                .signatureCount(row.get(PASSKEY.SIGNATURE_COUNT))
                .uvInitialized(row.get(PASSKEY.VERIFIED))
                .transports(Arrays.stream(row.get(PASSKEY.TRANSPORTS))
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.get(PASSKEY.BACKUP_ELIGIBLE))
                .backupState(row.get(PASSKEY.BACKED_UP))
                .attestationObject(new Bytes(row.get(PASSKEY.ATTESTATION_OBJECT)))
                .attestationClientDataJSON(new Bytes(row.get(PASSKEY.CLIENT_DATA)))
                .created(created)
                .lastUsed(row.get(PASSKEY.USED_AT))
                .build();
    }
}
