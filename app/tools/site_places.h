// SPDX-License-Identifier: MIT
#pragma once

#include "app/tools/tool.h"
#include "engine/geo/places.h"

#include <string>
#include <utility>

/// Sites at real places.
namespace spanwright::app {

/// A place that somebody has looked up or pasted.
struct FoundPlace {
    std::string name;  ///< empty: coordinates alone
    geo::Coordinates at;
    std::string timeZone;  ///< IANA name; empty: not known

    friend bool operator==(const FoundPlace&, const FoundPlace&) = default;
};

[[nodiscard]] FoundPlace foundPlace(const geo::Place& place);
/// Coordinates alone, with the time zone of the nearest place where one is within 100 km.
[[nodiscard]] FoundPlace foundPlace(geo::Coordinates at);

/// Gives a site the place's coordinates, and its time zone where it has none yet. Its name and region, which
/// prices go by, stay.
[[nodiscard]] edit::Command siteToPlace(const Project& project, SiteId site, const FoundPlace& place);

/// A new site of the choice's kind at a place, named after it, its frame on free ground of the logical
/// drawing near `centre`. Gives the site's id.
[[nodiscard]] std::pair<edit::Command, SiteId> newSiteAtPlace(const ToolContext& context,
                                                              const FoundPlace& place, Point centre);

/// A frame of this size that covers no site and no device outside one: around `centre`, else as near as steps
/// around it find one. Linear in elements times steps; takes the place at `centre` after so many.
[[nodiscard]] Rect freeFrame(const Design& design, Point centre, double width, double height);

}  // namespace spanwright::app
