package cliniko

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
)

const (
	perPage  = "100" // the most that Cliniko gives
	maxPages = 200
)

// list reads all pages of a list, or fails as a whole. Rows that cannot be read are
// dropped; when none of them can be, that is no empty list but an error. A row that
// stands on two pages, since the list changed meanwhile, counts once.
func list[T any](ctx context.Context, c *Client, q request, read func(row) (T, bool)) ([]T, error) {
	if q.query == nil {
		q.query = url.Values{}
	}
	q.query.Set("per_page", perPage)
	var values []T
	seen := map[rowName]bool{}
	count, fault := c.eachRow(ctx, q, func(raw json.RawMessage) {
		if value, ok := readRow(raw, seen, read); ok {
			values = append(values, value)
		}
	})
	if fault != nil {
		return nil, c.about(q, fault)
	}
	if count > 0 && len(values) == 0 {
		return nil, c.about(q, unreadable("none of its rows could be read", nil))
	}
	return values, nil
}

// rowName is a digest of what tells a row from others.
type rowName [sha256.Size]byte

func readRow[T any](raw json.RawMessage, seen map[rowName]bool, read func(row) (T, bool)) (value T, ok bool) {
	var fields row
	if json.Unmarshal(raw, &fields) != nil {
		return value, false
	}
	name := sha256.Sum256(raw)
	if id := fields.id("id"); id != "" {
		name = sha256.Sum256([]byte(id))
	}
	if seen[name] {
		return value, false
	}
	seen[name] = true
	return read(fields)
}

// eachRow reads page after page, and counts the rows.
func (c *Client) eachRow(ctx context.Context, q request, take func(json.RawMessage)) (count int, _ *Error) {
	bytes, address := 0, q.address(c.gate.root)
	for range cmp.Or(q.pages, maxPages) {
		body, fault := c.get(ctx, address)
		if fault != nil {
			return count, fault
		}
		page, err := readPage(body, q.field)
		bytes, count = bytes+len(body), count+len(page.rows)
		switch {
		case errors.Is(err, errTooLarge), bytes > listBytes, count > cmp.Or(q.most, listItems), !c.intake.take(len(body), len(page.rows)):
			return count, tooLarge()
		case err != nil:
			return count, unreadable("it is no list", err)
		}
		for _, raw := range page.rows {
			take(raw)
		}
		if page.next == "" {
			return count, nil
		}
		if address, err = follow(address, page.next); err != nil {
			return count, unreadable("its link to the next page leads astray", err)
		}
	}
	return count, tooLarge()
}

// page is one answer of a list. Its total_entries is never looked at: it is missing,
// misspelt or wrong in some answers.
type page struct {
	rows array
	next string // empty: this is the last page
}

var errNoList = errors.New("the rows or the links have another shape")

func readPage(body []byte, field string) (page, error) {
	var envelope row
	var p page
	if err := json.Unmarshal(body, &envelope); err != nil {
		return page{}, errNoList
	}
	if err := json.Unmarshal(envelope[field], &p.rows); errors.Is(err, errTooLarge) {
		return page{}, errTooLarge
	} else if err != nil || p.rows == nil {
		return page{}, errNoList
	}
	if !envelope.has("links") {
		return p, nil
	}
	links := envelope.object("links")
	if links == nil {
		return page{}, errNoList
	}
	if links.has("next") {
		if err := json.Unmarshal(links["next"], &p.next); err != nil {
			return page{}, errNoList
		}
	}
	return p, nil
}

// follow is the address of the next page. Of the link, which may name another host or
// path, only the page's number is taken. Since numbers only rise, no address comes twice.
func follow(from *url.URL, link string) (*url.URL, error) {
	named, err := url.Parse(link)
	if err != nil {
		return nil, &refusal{"a link that is no address"}
	}
	number := pageNumber(named)
	if number <= max(1, pageNumber(from)) {
		return nil, &refusal{"a next page that is no later one"}
	}
	query := from.Query()
	query.Set("page", strconv.Itoa(number))
	next := *from
	next.RawQuery = query.Encode()
	return &next, nil
}

func pageNumber(address *url.URL) int {
	n, err := strconv.Atoi(address.Query().Get("page"))
	if err != nil {
		return 0
	}
	return n
}
