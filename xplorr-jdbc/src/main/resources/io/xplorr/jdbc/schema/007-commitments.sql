-- With what the rows are grouped by, or those of two services could not be told apart.
CREATE OR REPLACE VIEW xplorr.commitments AS
    SELECT connection_id, dataset, window_start, window_end, commitment_kind, commitment_type, commitment_id,
        account_id, total_quantity, used_quantity, unused_quantity, total_unit AS unit,
        CASE WHEN total_quantity <> 0 THEN ROUND(used_quantity / total_quantity, 6) END AS utilization, grouped_by
    FROM xplorr.commitment_utilization;
