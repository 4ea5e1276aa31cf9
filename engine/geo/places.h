// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/geo/coordinates.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace spanwright::geo {

/// A city or town. Texts belong to the list that it is of.
struct Place {
    std::string_view name;         ///< as its people or English maps write it: "Köln"
    std::string_view otherName;    ///< another usual one: "Cologne"; may be empty
    std::string_view countryCode;  ///< ISO 3166-1 alpha-2: "DE"
    std::string_view country;      ///< "Germany"
    std::string_view timeZone;     ///< IANA: "Europe/Berlin"
    Coordinates at;                ///< to about 100 m
    std::int64_t population = 0;
};

/// All places that can be looked up, largest first, with what makes the look-up quick. Immutable: safe from
/// any thread.
class PlaceList {
  public:
    /// Reads the format of assets/map; `text` must outlive the list. Code::syntax with "line n" on the first
    /// mistake.
    [[nodiscard]] static Result<PlaceList> parse(std::string_view text);

    [[nodiscard]] const std::vector<Place>& places() const { return places_; }

    /// Places whose name fits, best first: the whole name, then its beginning, then the beginning of a later
    /// word, then any part; the larger first among equals. Case, marks on letters and punctuation do not
    /// count. What follows a comma must begin the country's name or code: "san jose, cos". Nothing for an
    /// empty query. Linear in the list: below a millisecond.
    [[nodiscard]] std::vector<const Place*> search(std::string_view query, std::size_t most = 12) const;

    /// The nearest place, whatever its size; null only for an empty list. Linear: about 0.1 ms.
    [[nodiscard]] const Place* nearest(Coordinates at) const;

  private:
    enum class Fit { whole, beginning, wordBeginning, part, none };
    [[nodiscard]] static Fit fitOf(std::string_view key, std::string_view wanted);

    std::vector<Place> places_;
    std::string keys_;                     ///< all folded names, one after the other
    std::vector<std::uint32_t> keyStart_;  ///< of each place; the last one ends the last place's
    std::vector<std::string> countryKeys_;
    std::vector<std::uint16_t> countryOf_;  ///< of each place, in countryKeys_
};

/// The shipped places (GeoNames: 15 000 people and more), read on first use, in about 20 ms.
[[nodiscard]] const PlaceList& allPlaces();

}  // namespace spanwright::geo
