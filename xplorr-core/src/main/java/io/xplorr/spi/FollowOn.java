package io.xplorr.spi;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says that a dataset needs the ids that another one has just read, in the same scope.
 *
 * @param source the dataset that is read first
 * @param id the id that a record of the source hands on; empty for none
 */
public record FollowOn(DatasetId source, Function<CloudRecord, Optional<String>> id) {}
