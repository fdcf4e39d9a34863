package cliniko

import (
	"context"
	"net/url"
	"slices"
	"time"
)

// UnavailableBlocks lists the blocked time that overlaps from…to.
func (c *Client) UnavailableBlocks(ctx context.Context, from, to time.Time) ([]UnavailableBlock, error) {
	blocks, err := list(ctx, c, request{
		what: string(ListBlocks), path: pathUnavailableBlocks, field: "unavailable_blocks",
		query: url.Values{"q[]": {
			"starts_at:<" + to.UTC().Format(time.RFC3339),
			"ends_at:>" + from.UTC().Format(time.RFC3339),
		}},
	}, readUnavailableBlock)
	return slices.DeleteFunc(blocks, func(b UnavailableBlock) bool { return b.Practitioner == "" }), err
}

// readUnavailableBlock reads the times and whose they are, and nothing that staff
// wrote. A block that was removed comes out without a practitioner.
func readUnavailableBlock(r row) (UnavailableBlock, bool) {
	if r.has("archived_at") || r.has("deleted_at") {
		return UnavailableBlock{}, true
	}
	start, started := r.moment("starts_at")
	end, ended := r.moment("ends_at")
	block := UnavailableBlock{
		Practitioner: PractitionerID(r.linked("practitioner")),
		Business:     BusinessID(r.linked("business")),
		Start:        start,
		End:          end,
	}
	return block, block.Practitioner != "" && started && ended && start.Before(end)
}
