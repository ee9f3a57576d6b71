package io.xplorr.testkit.aws.estate;

import io.xplorr.testkit.aws.cost.CostCategory;
import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that exists in a fake AWS. Immutable and thread-safe. */
public final class Estate {
    private final Optional<Organization> organization;
    private final Map<String, Account> accounts;
    private final Inventory inventory;
    private final MetricSource metrics;
    private final List<Snapshot> publicSnapshots;
    private final CostCube costs;
    private final List<CostCategory> costCategories;
    private final CostExplorerSettings costExplorer;

    private Estate(Builder builder) {
        this.organization = Optional.ofNullable(builder.organization);
        this.accounts = new LinkedHashMap<>(builder.accounts);
        Inventory placed = builder.placed.build();
        this.inventory = builder.inventory == null ? placed : new JoinedInventory(placed, builder.inventory);
        this.metrics = builder.metrics == null ? new LifelikeMetrics(inventory) : builder.metrics;
        this.publicSnapshots = List.copyOf(builder.publicSnapshots);
        this.costs = new CostCube(builder.costs);
        this.costCategories = List.copyOf(builder.costCategories);
        this.costExplorer = builder.costExplorer;
    }

    /**
     * Returns a start-up: one account without an organisation, two regions, a dozen instances, and cost since 2024.
     * The same for ever.
     */
    public static Estate startup() {
        return ReadyEstates.startup();
    }

    /**
     * Returns a company with a payer and four members in four regions, cost since 2024 that grows, rests at weekends
     * and leaps from 11 to 14 March of each year. The same for ever.
     */
    public static Estate company() {
        return ReadyEstates.company(1);
    }

    /** Returns a company like {@link #company()}, but another one for each seed. */
    public static Estate company(long seed) {
        return ReadyEstates.company(seed);
    }

    /**
     * Returns an enterprise with 40 accounts in eight regions, reservations, savings plans, tags and cost categories.
     * The same for ever.
     */
    public static Estate enterprise() {
        return ReadyEstates.enterprise(1);
    }

    /** Returns an enterprise like {@link #enterprise()}, but another one for each seed. */
    public static Estate enterprise(long seed) {
        return ReadyEstates.enterprise(seed);
    }

    /**
     * Returns an organisation of any size that is made as it is read and takes little memory.
     *
     * @param accounts how many accounts; the first one is the payer and has all resources
     * @param regions in how many of the regions that are enabled by default, from 1 to 17
     * @param resources how many resources in all, of all kinds
     * @param costRows about how many rows GetCostAndUsage has for 13 months by day, account and service
     */
    public static Estate large(int accounts, int regions, int resources, int costRows) {
        return LargeEstate.create(accounts, regions, resources, costRows);
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<Organization> organization() {
        return organization;
    }

    /** Returns the accounts in the order in which they were added. */
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    public Optional<Account> findAccount(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** Tells whether an account sees the cost of others; an account without an organisation is its own. */
    public boolean isManagementAccount(String accountId) {
        return organization
                .map(it -> it.managementAccountId().equals(accountId))
                .orElse(true);
    }

    public Inventory inventory() {
        return inventory;
    }

    public MetricSource metrics() {
        return metrics;
    }

    /** Returns the snapshots of strangers that everyone sees in every region. */
    public List<Snapshot> publicSnapshots() {
        return publicSnapshots;
    }

    public CostCube costs() {
        return costs;
    }

    public List<CostCategory> costCategories() {
        return costCategories;
    }

    public CostExplorerSettings costExplorer() {
        return costExplorer;
    }

    /** Builds an {@link Estate}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private final PlacedInventory.Builder placed = new PlacedInventory.Builder();
        private final List<Snapshot> publicSnapshots = new ArrayList<>();
        private final List<CostLine> costs = new ArrayList<>();
        private final List<CostCategory> costCategories = new ArrayList<>();
        private @Nullable Organization organization;
        private @Nullable Inventory inventory;
        private @Nullable MetricSource metrics;
        private CostExplorerSettings costExplorer = CostExplorerSettings.defaults();

        private Builder() {}

        /** Makes all accounts an organisation with this management account; without it they stand alone. */
        public Builder organization(String id, String managementAccountId) {
            this.organization = new Organization(id, managementAccountId, "ALL");
            return this;
        }

        public Builder organization(Organization organization) {
            this.organization = organization;
            return this;
        }

        public Builder account(Account account) {
            accounts.put(account.id(), account);
            return this;
        }

        /** Adds an active account. */
        public Builder account(String id, String name) {
            return account(Account.of(id, name));
        }

        /**
         * Places resources in a region of an account.
         *
         * @throws IllegalArgumentException if the account is not added yet, or there is no such region
         */
        public Builder place(String accountId, String region, Resource... resources) {
            if (!accounts.containsKey(accountId)) {
                throw new IllegalArgumentException("accountId must be an account of the estate, was: " + accountId);
            }
            if (!Regions.all().contains(region)) {
                throw new IllegalArgumentException("region must be one of " + Regions.all() + ", was: " + region);
            }
            for (Resource resource : resources) {
                placed.place(accountId, region, resource);
            }
            return this;
        }

        /** Adds resources that are not placed one by one but made as they are asked for. */
        public Builder inventory(Inventory inventory) {
            this.inventory = inventory;
            return this;
        }

        /** Sets the values of metrics; by default they are made up for all that exists. */
        public Builder metrics(MetricSource metrics) {
            this.metrics = metrics;
            return this;
        }

        /** Adds a snapshot of a stranger's that everyone sees in every region. */
        public Builder publicSnapshot(Snapshot snapshot) {
            publicSnapshots.add(snapshot);
            return this;
        }

        public Builder cost(CostLine... lines) {
            return cost(List.of(lines));
        }

        public Builder cost(List<CostLine> lines) {
            costs.addAll(lines);
            return this;
        }

        public Builder costCategory(CostCategory costCategory) {
            costCategories.add(costCategory);
            return this;
        }

        public Builder costExplorer(CostExplorerSettings costExplorer) {
            this.costExplorer = costExplorer;
            return this;
        }

        /**
         * Builds the estate.
         *
         * @throws IllegalStateException if the management account is not an account of the estate
         */
        public Estate build() {
            if (organization != null && !accounts.containsKey(organization.managementAccountId())) {
                throw new IllegalStateException("the management account is not an account of the estate: "
                        + organization.managementAccountId());
            }
            return new Estate(this);
        }
    }
}
