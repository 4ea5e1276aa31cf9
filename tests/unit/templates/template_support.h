// SPDX-License-Identifier: MIT
#pragma once

#include "engine/templates/template.h"

#include <string>

namespace spanwright::templates {

/// A row of switches, with a text, a choice and a switch among its parameters.
inline const std::string kRow = R"({
  "format": "spanwright-template", "version": 1, "id": "row", "name": "Row", "icon": "device-access-switch",
  "parameters": [
    {"id": "count", "name": "Switches", "kind": "whole", "default": 3, "min": 1, "max": 9, "unit": "pieces"},
    {"id": "speed", "name": "Speed", "kind": "choice", "default": 1000,
     "options": [{"value": 1000, "name": "1G"}, {"value": 10000, "name": "10G"}]},
    {"id": "chained", "kind": "yes-no", "default": "yes"},
    {"id": "site", "kind": "text", "default": "Hall"}
  ],
  "values": [{"id": "links", "value": "chained ? count - 1 : 0"}],
  "conditions": [{"holds": "count * speed < 60000", "else": "${count} at ${speed} are too many"}],
  "figures": [{"name": "Capacity", "value": "links * speed", "unit": "Mbit/s"}],
  "elements": {
    "sites": [{"id": "hall", "name": "${site}"}],
    "devices": [{"for": {"i": "count"}, "id": "sw-${i}", "name": "Switch ${i}", "kind": "access-switch",
                 "site": "hall", "item": "acc-48p", "x": "=i * 120", "y": 0}],
    "links": [{"for": {"i": "links"}, "if": "chained", "id": "l-${i}", "from": "sw-${i}", "to": "sw-${i + 1}",
               "capacity_mbps": "=speed"}]
  }
})";

inline std::string rowWith(const std::string& what, const std::string& by) {
    std::string text = kRow;
    return text.replace(text.find(what), what.size(), by);
}

}  // namespace spanwright::templates
