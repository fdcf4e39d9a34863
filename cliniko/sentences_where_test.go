package cliniko

import (
	"context"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
)

func TestSentencesGoByWhatWasAskedFor(t *testing.T) {
	for name, test := range map[string]struct {
		status    int
		body      string
		ask       func(*Client) error
		says, not string
	}{
		"402 in Cliniko's own words": {402, `{"message":"Your trial ended on Monday"}`, func(c *Client) error { _, err := c.Services(context.Background()); return err },
			"“Your trial ended on Monday”", "support@"},
		"402 without a word": {402, "", func(c *Client) error { _, err := c.Services(context.Background()); return err },
			"subscription", "support@"},
		"401 on one list": {401, "", func(c *Client) error { _, err := c.Services(context.Background()); return err },
			"when asked for services", "Copy the whole key"},
		"401 on the key's user": {401, "", func(c *Client) error { _, err := c.User(context.Background()); return err },
			"Copy the whole key", "when asked"},
		"404 on the key's user": {404, "", func(c *Client) error { _, err := c.User(context.Background()); return err },
			"whose key this is", "online bookings"},
		"404 on a list": {404, "", func(c *Client) error { _, err := c.Businesses(context.Background()); return err },
			"couldn’t find businesses", "online booking"},
		"404 on free times": {404, "", func(c *Client) error {
			_, err := c.NextAvailableTime(context.Background(), Offering{"1", "2", "3"}, Date{2026, 11, 23}, Date{2026, 11, 24})
			return err
		}, "online booking", "couldn’t find the next"},
		"504": {504, "", func(c *Client) error { _, err := c.Services(context.Background()); return err }, "to send services", "internet"},
		"502": {502, "", func(c *Client) error { _, err := c.Services(context.Background()); return err }, "Your computer is fine", "internet"},
		"503": {503, "", func(c *Client) error { _, err := c.Services(context.Background()); return err }, "Your computer is fine", "internet"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c, _ := newClient(t, always(test.status, test.body))
				sentence := fault(t, test.ask(c)).Sentence()
				require.Contains(t, sentence, test.says)
				require.NotContains(t, sentence, test.not)
			})
		})
	}
}
