package deployment

import (
	"sort"
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/value"
)

const statsdExporter = "/bin/statsd_exporter --statsd.mapping-config=/statsd-mapping.conf " +
	"--statsd.listen-udp=localhost:9125 --statsd.listen-tcp=localhost:9125"

// rockServices returns the services of rockcraft's extension, merged with those
// of rockcraft.yaml, which take precedence, in alphabetical order.
func rockServices(f *framework.Framework, charmName string, rock *value.Value) []Service {
	name := charmName
	if given := rock.Get("name"); given.Truthy() {
		name = given.Str()
	}
	module := strings.ToLower(strings.ReplaceAll(name, "-", "_"))
	command := strings.NewReplacer("NAME", name, "MODULE", module).Replace(f.Rock.Command)
	all := map[string]Service{f.Name: {Name: f.Name, Startup: "enabled", Command: command}}
	if f.Rock.Statsd {
		all["statsd-exporter"] = Service{Name: "statsd-exporter", Startup: "enabled", Command: statsdExporter}
	}
	for _, item := range (value.Node{Value: rock}).Get("services").Entries() {
		service := all[item.Key]
		service.Name, service.At = item.Key, item.KeyPlace()
		if startup := item.Get("startup"); startup.Truthy() {
			service.Startup = startup.Value.Str()
		}
		if command := item.Get("command"); command.Truthy() {
			service.Command, service.CommandAt = command.Value.Str(), command.Place()
		}
		all[item.Key] = service
	}
	return sortedServices(all)
}

func sortedServices(all map[string]Service) []Service {
	list := make([]Service, 0, len(all))
	for _, service := range all {
		list = append(list, service)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}
