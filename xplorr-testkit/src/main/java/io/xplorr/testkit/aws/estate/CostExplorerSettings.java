package io.xplorr.testkit.aws.estate;

/**
 * What the management account has switched on in the preferences of Cost Explorer. Immutable and thread-safe.
 *
 * @param enabled whether Cost Explorer was ever opened; without it every call is refused
 * @param linkedAccountAccess whether members may see their own cost
 * @param multiYear whether monthly data goes back 38 months, not 14
 * @param hourly whether the last 14 days can be had by the hour
 * @param resourceLevel whether the last 14 days can be had by resource
 */
public record CostExplorerSettings(
        boolean enabled, boolean linkedAccountAccess, boolean multiYear, boolean hourly, boolean resourceLevel) {

    /** Returns Cost Explorer enabled, members included, with resource-level data and nothing else that is optional. */
    public static CostExplorerSettings defaults() {
        return new CostExplorerSettings(true, true, false, false, true);
    }

    /** Returns Cost Explorer as it is before anyone opens it. */
    public static CostExplorerSettings notEnabled() {
        return new CostExplorerSettings(false, false, false, false, false);
    }

    public CostExplorerSettings withMultiYear() {
        return new CostExplorerSettings(enabled, linkedAccountAccess, true, hourly, resourceLevel);
    }

    public CostExplorerSettings withHourly() {
        return new CostExplorerSettings(enabled, linkedAccountAccess, multiYear, true, resourceLevel);
    }

    public CostExplorerSettings withoutResourceLevel() {
        return new CostExplorerSettings(enabled, linkedAccountAccess, multiYear, hourly, false);
    }

    public CostExplorerSettings withoutLinkedAccountAccess() {
        return new CostExplorerSettings(enabled, false, multiYear, hourly, resourceLevel);
    }
}
