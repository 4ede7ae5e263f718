package se.tillit.identity;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import se.tillit.web.PublicAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys for this host. The authenticator must have seen who holds it (fingerprint, face, PIN), since nothing else is asked for, and must
 * remember the account, so that nobody types an address.
 */
@Component
final class Passkeys implements PublicKeyCredentialUserEntityRepository {

    private final AccountStore accounts;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    /** Made when first needed: the port may be known only once the server has started. */
    private final Supplier<WebAuthnRelyingPartyOperations> operations;

    Passkeys(PasskeyStore passkeys, AccountStore accounts, PublicAddress address) {
        this.accounts = accounts;
        this.operations = SingletonSupplier.of(() -> operations(passkeys, address));
    }

    private WebAuthnRelyingPartyOperations operations(PasskeyStore passkeys, PublicAddress address) {
        var made = new Webauthn4JRelyingPartyOperations(
                this,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(address.host())
                        .name("Tillit")
                        .build(),
                Set.of(address.origin()));
        made.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        made.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return made;
    }

    PublicKeyCredentialCreationOptions creationOptions(Authentication who) {
        return operations
                .get()
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
    }

    PublicKeyCredentialRequestOptions requestOptions() {
        return operations
                .get()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    String json(Object options) {
        return json.writeValueAsString(options);
    }

    /** @throws RuntimeException of many kinds, where the answer is not one to the question */
    void register(PublicKeyCredentialCreationOptions question, String answer, String label) throws JacksonException {
        var credential =
                json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
        operations
                .get()
                .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                        question, new RelyingPartyPublicKey(credential, label)));
    }

    /**
     * Whose passkey answered.
     *
     * @throws RuntimeException of many kinds, where the answer is not one to the question, or from nobody known
     */
    UUID authenticate(PublicKeyCredentialRequestOptions question, String answer) throws JacksonException {
        var credential =
                json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
        return account(operations
                .get()
                .authenticate(new RelyingPartyAuthenticationRequest(question, credential))
                .getId());
    }

    /** How an authenticator knows an account: by its id, which says nothing about the person. */
    static Bytes user(UUID account) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes user) {
        ByteBuffer bytes = ByteBuffer.wrap(user.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes user) {
        return accounts.name(account(user))
                .map(name -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(user)
                        .name(name.email())
                        .displayName(name.name())
                        .build())
                .orElse(null);
    }

    /** The name is the session's: the account's id. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return findById(user(UUID.fromString(name)));
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Accounts are made by those who administer them");
    }

    @Override
    public void delete(Bytes user) {
        throw new UnsupportedOperationException("Accounts are closed by those who administer them");
    }
}
