package environment

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// smtpChoices has the enumerations of the SMTP library.
var smtpChoices = []struct {
	key     string
	choices []string
}{
	{"auth_type", []string{"none", "not_provided", "plain"}}, {"transport_security", []string{"none", "starttls", "tls"}},
}

// readSMTP follows the SMTP library's get_relation_data. The charm does not
// catch the exceptions that wrong data raises.
func readSMTP(r *request, relation *deployment.Relation) (fields, *Failure) {
	bag := relation.Data
	if bag.Len() == 0 {
		return nil, nil
	}
	data := fields{}
	data.take(bag, bag.Keys...)
	if failure := r.smtpPassword(data); failure != nil {
		return nil, failure
	}
	if key, reason := refusedSMTP(data); key != "" {
		return nil, crash(getOr(bag, key, deployment.Text{Place: bag.Place}).Place, reason)
	}
	return data, nil
}

// refusedSMTP returns a key whose value the library refuses, and why; both are
// empty if it accepts all. It writes the port and skip_ssl_verify in their
// normal form.
func refusedSMTP(data fields) (key, reason string) {
	port, ok := pydantic.ParseInt(data["port"].Value)
	skip, boolean := pydantic.ParseBool(data["skip_ssl_verify"].Value)
	_, given := data["skip_ssl_verify"]
	sender, sent := data["smtp_sender"]
	switch {
	case data["host"].Value == "":
		return "host", "The key host is missing."
	case !ok || !port.IsInt64() || port.Int64() < 1 || port.Int64() > 65536:
		return "port", "The port is not a number from 1 to 65536."
	case given && !boolean:
		return "skip_ssl_verify", "The value of skip_ssl_verify is neither true nor false."
	case sent && !pydantic.Email(sender.Value):
		return "smtp_sender", "The value of smtp_sender is not an e-mail address."
	case !validRecipients(data["recipients"].Value):
		return "recipients", "The recipients are not all e-mail addresses."
	}
	data.put("port", port.String(), data["port"].Place)
	data.put("skip", value.NewBool(skip).Str(), data["skip_ssl_verify"].Place)
	return refusedChoice(data)
}

// refusedChoice returns a key whose value is not one of the library's choices.
func refusedChoice(data fields) (key, reason string) {
	for _, enum := range smtpChoices {
		if !slices.Contains(enum.choices, data[enum.key].Value) {
			return enum.key, "The value of " + enum.key + " is not one of " + strings.Join(enum.choices, ", ") + "."
		}
	}
	return "", ""
}

// smtpPassword reads the password from the secret, unless it is in the databag.
func (r *request) smtpPassword(data fields) *Failure {
	id := data["password_id"]
	if _, ok := data["password"]; ok || id.Value == "" {
		return nil
	}
	content, failure := secretContent(r, id, "password")
	data.take(content, "password")
	return failure
}

// validRecipients follows the SMTP library's parse_recipients and checks each
// address.
func validRecipients(text string) bool {
	recipients, ok := parseRecipients(python.Strip(text))
	for _, recipient := range recipients {
		if part := python.Strip(recipient); part != "" && !pydantic.Email(part) {
			return false
		}
	}
	return ok
}

// parseRecipients reads a JSON list, with or without brackets, or a list with
// commas. It returns false if the text is neither.
func parseRecipients(text string) ([]string, bool) {
	switch {
	case strings.HasPrefix(text, "["):
		return jsonRecipients(text)
	case strings.Contains(text, `"`) && strings.Contains(text, ","):
		return jsonRecipients("[" + text + "]")
	}
	return strings.Split(text, ","), true
}

func jsonRecipients(text string) (recipients []string, ok bool) {
	list, err := python.Loads(text)
	if err != nil || list.Kind != value.List {
		return nil, false
	}
	for _, item := range list.Items {
		recipients = append(recipients, item.Str())
	}
	return recipients, true
}

// deriveSpringSMTP follows springboot/charm.py, generate_smtp_env.
func deriveSpringSMTP(_ string, data fields) *Failure {
	data.put("address", data.str("user")+"@"+data.str("domain"), data["user"].Place)
	data.put("starttls", strconv.FormatBool(data["transport_security"].Value == "starttls"), data["transport_security"].Place)
	return nil
}
