package io.xplorr.aws.onboarding;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Rotation;
import io.xplorr.record.DatasetId;
import java.net.URI;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All that a customer's administrator needs to let us read an account: the two policies of a role, the templates and
 * commands that make it, a guide, and the ways back. Nothing is called; the texts are the same for the same settings,
 * to the byte. Immutable and thread-safe.
 *
 * <p>The texts hold the external ID in full: show them to its owner only. What holds none says so.
 */
public final class AwsOnboarding {
    private final Settings settings;

    private AwsOnboarding(Settings settings) {
        this.settings = settings;
    }

    /** Starts a kit for the connection that this external ID was made for. */
    public static Builder builder(ExternalId externalId) {
        return new Builder(externalId, Optional.empty());
    }

    /**
     * Starts a kit for the time of a rotation: whatever it makes lets the role accept both IDs, and its guide tells how to
     * change the role that is there. The kit that takes the present ID away again is that of the rotation's ID alone.
     *
     * @param present the ID that the connection is read with
     * @throws IllegalArgumentException if the rotation is of an access key, or its ID is the present one
     */
    public static Builder builder(ExternalId present, Rotation rotation) {
        ExternalId next = rotation.externalId()
                .orElseThrow(() -> new IllegalArgumentException(
                        "rotation must have an external ID, which that of an access key has not"));
        if (next.equals(present)) {
            throw new IllegalArgumentException("rotation must have another external ID than the present one, was: "
                    + present.masked() + " for both");
        }
        return new Builder(present, Optional.of(next));
    }

    /** Returns what the role may do, as indented JSON; it holds no external ID. */
    public String permissionPolicy() {
        return JsonWriter.pretty(Policies.permissions(settings.actions()));
    }

    /** Returns who may assume the role, as indented JSON. */
    public String trustPolicy() {
        return JsonWriter.pretty(Policies.trust(settings));
    }

    /**
     * Returns what our own identity must be allowed, as indented JSON: to assume the role of this path and name in any
     * account. It is for ourselves, not for the customer, and holds no external ID. A customer's role of another name has to
     * be added. Give it no condition on {@code sts:ExternalId}: verification asks without one too, and has to be refused by
     * the role.
     */
    public String callerPolicy() {
        return JsonWriter.pretty(Policies.caller(settings));
    }

    /**
     * Returns the CloudFormation template of the role, as YAML. Its parameters are {@code ExternalId} and
     * {@code RoleName}, both filled in; {@code NextExternalId}, empty but during a rotation; and
     * {@code PermissionsBoundaryArn}, empty for none. Its outputs are {@code RoleArn}, {@code AccountId} and
     * {@code TemplateVersion}.
     */
    public String cloudFormationTemplate() {
        return YamlWriter.write(new CloudFormation(settings).roleTemplate());
    }

    /** Returns the same template as {@link #cloudFormationTemplate()}, as JSON. */
    public String cloudFormationTemplateJson() {
        return JsonWriter.pretty(new CloudFormation(settings).roleTemplate());
    }

    /**
     * Returns the template of {@link #cloudFormationTemplate()} for all connections, as YAML: it holds no external ID, and
     * takes any. This is the one to publish for {@link #quickCreateLink}, which fills the ID in.
     */
    public String publicTemplate() {
        return YamlWriter.write(new CloudFormation(settings).publicTemplate());
    }

    /**
     * Returns the CloudFormation template of a stack set, as YAML: in an organization's management account it makes the
     * same role in every member account of the units given in {@code OrganizationalUnitIds}, and in accounts that join
     * them later. The management account itself is left out, as AWS does with every service-managed stack set. Its
     * parameters are those of {@link #cloudFormationTemplate()} besides, but {@code PermissionsBoundaryName}, the name of
     * a policy that each member has, in the place of the ARN.
     *
     * <p>All members get the kit's external ID: it must be that of an organization group, whose connections share it.
     */
    public String stackSetTemplate() {
        return YamlWriter.write(new CloudFormation(settings).stackSetTemplate());
    }

    /** Returns the same template as {@link #stackSetTemplate()}, as JSON. */
    public String stackSetTemplateJson() {
        return JsonWriter.pretty(new CloudFormation(settings).stackSetTemplate());
    }

    /**
     * Returns the link that opens the CloudFormation console with everything filled in.
     *
     * @param templateUrl where the {@link #publicTemplate()} is, for everybody to read: an object of Amazon S3, such as
     *     {@code https://bucket.s3.eu-west-1.amazonaws.com/xplorr.yaml}, since CloudFormation reads no other
     * @param region the region of the console and the stack, such as {@code us-east-1}
     * @throws IllegalArgumentException if the address is not that of an object of S3 by https, or the region not one of
     *     the standard partition
     */
    public String quickCreateLink(URI templateUrl, String region) {
        return QuickCreateLink.of(settings, templateUrl, region);
    }

    /** Returns the Terraform configuration of the role. */
    public String terraform() {
        return Terraform.configuration(settings);
    }

    /**
     * Returns the AWS CLI commands that make the role, for a POSIX shell. They print its ARN and nothing else; the first
     * that fails is the last, so that a role of this name that is there already stays as it is.
     */
    public String cliCommands() {
        return new AwsCli(settings).createRole();
    }

    /**
     * Returns the AWS CLI command that gives a role that exists the kit's {@link #trustPolicy()}, and leaves what it may
     * do as it is: for both ends of a rotation, and for a trust policy that went wrong.
     */
    public String cliTrustCommand() {
        return new AwsCli(settings).updateTrust();
    }

    /** Returns the AWS CLI commands that remove the role. */
    public String cliRemovalCommands() {
        return new AwsCli(settings).deleteRole();
    }

    /**
     * Returns the AWS CLI command that assumes the role, to be run with our own credentials; without its external ID it
     * must be refused. It prints no credentials.
     */
    public String testCommand(RoleArn role) {
        return new AwsCli(settings).assumeRole(role);
    }

    /**
     * Returns the ARN that the role gets in an account, unless the administrator changes its name.
     *
     * @throws IllegalArgumentException if {@code account} is not 12 digits
     */
    public RoleArn expectedRole(String account) {
        return settings.roleArn(account);
    }

    /**
     * Returns the steps for the customer's administrator, and the way back, as Markdown: how to make the role, or, if the
     * kit is for a rotation, how to take the role that is there from one external ID to the other.
     */
    public String guide() {
        return settings.nextExternalId().isPresent() ? Guide.rotation(settings) : Guide.role(settings);
    }

    /**
     * Returns the AWS CLI commands that make an IAM user with the same permissions and an access key, for accounts that
     * cannot have a role. They print the key's id and its secret on one line. The user is named like the role. The
     * external ID plays no part.
     */
    public String accessKeyCommands() {
        return new AwsCli(settings).createUser();
    }

    /** Returns the AWS CLI commands that remove the user and its keys. */
    public String accessKeyRemovalCommands() {
        return new AwsCli(settings).deleteUser();
    }

    /** Returns the steps for the administrator who chooses an access key, and the way back, as Markdown. */
    public String accessKeyGuide() {
        return Guide.accessKey(settings);
    }

    @Override
    public String toString() {
        return "AwsOnboarding[" + settings + "]";
    }

    /** Builds {@link AwsOnboarding}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
        private static final Pattern PATH = Pattern.compile("/(?:[\\w+=,.@-]+/)*");
        private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");
        private static final int LONGEST_PATH = 512;

        private final ExternalId externalId;
        private final Optional<ExternalId> nextExternalId;
        private TrustedPrincipal trusted = TrustedPrincipal.PUBLISHED;
        private String roleName = "XplorrReadOnly";
        private String rolePath = "/";
        private String stackName = "XplorrReadOnly";
        private boolean sourceIdentity;
        private SortedSet<DatasetId> datasets = AwsActions.datasets();

        private Builder(ExternalId externalId, Optional<ExternalId> nextExternalId) {
            this.externalId = Objects.requireNonNull(externalId, "externalId");
            this.nextExternalId = nextExternalId;
        }

        /** Sets who may assume the role; {@link TrustedPrincipal#PUBLISHED} by default. */
        public Builder trusted(TrustedPrincipal trusted) {
            this.trusted = Objects.requireNonNull(trusted, "trusted");
            return this;
        }

        /**
         * Sets the name of the role, or of the user of an access key; {@code XplorrReadOnly} by default.
         *
         * @throws IllegalArgumentException if it is not 1 to 64 letters, digits or any of {@code _+=,.@-}
         */
        public Builder roleName(String roleName) {
            this.roleName = matching(NAME, "roleName", roleName);
            return this;
        }

        /**
         * Sets the path of the role, such as {@code /finops/}; {@code /} by default.
         *
         * @throws IllegalArgumentException if it is not {@code /} or words between slashes, at most 512 characters in
         *     all
         */
        public Builder rolePath(String rolePath) {
            if (rolePath.length() > LONGEST_PATH) {
                throw new IllegalArgumentException("rolePath must be at most 512 characters, had " + rolePath.length());
            }
            this.rolePath = matching(PATH, "rolePath", rolePath);
            return this;
        }

        /**
         * Sets the name of the CloudFormation stack and stack set; {@code XplorrReadOnly} by default.
         *
         * @throws IllegalArgumentException if it is not 1 to 128 letters, digits or hyphens, a letter first
         */
        public Builder stackName(String stackName) {
            this.stackName = matching(STACK, "stackName", stackName);
            return this;
        }

        /**
         * Sets what the role lets us read; everything by default.
         *
         * @throws IllegalArgumentException if {@code datasets} is empty or holds one that we cannot read
         */
        public Builder datasets(Collection<DatasetId> datasets) {
            AwsActions.of(datasets); // refuses what it does not know
            this.datasets = new TreeSet<>(datasets);
            return this;
        }

        /**
         * Lets our sessions carry a source identity, which names the connection in the customer's CloudTrail whatever the
         * session does; not by default. The connection has to be set to send it: see {@code
         * AwsCredentials.RoleBuilder.sourceIdentity}.
         */
        public Builder sourceIdentity() {
            this.sourceIdentity = true;
            return this;
        }

        public AwsOnboarding build() {
            return new AwsOnboarding(new Settings(
                    externalId,
                    nextExternalId,
                    trusted,
                    roleName,
                    rolePath,
                    stackName,
                    sourceIdentity,
                    new TreeSet<>(datasets)));
        }

        private static String matching(Pattern shape, String parameter, String value) {
            if (!shape.matcher(value).matches()) {
                throw new IllegalArgumentException(parameter + " must match " + shape + ", was: " + value);
            }
            return value;
        }
    }
}
