use serde::{Deserialize, Serialize};

use crate::Cell;

/// A group of the fixed lattice. Other groups cannot be asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Every firm that was assessed.
    All,
    /// A sector.
    Sector(String),
    /// A size class.
    Size(String),
    /// A region.
    Region(String),
    /// A community.
    Community(String),
    /// A sector and a size class.
    SectorSize(String, String),
    /// A sector, a size class and a region: the firms that are comparable.
    SectorSizeRegion(String, String, String),
}

impl Group {
    /// The code of its kind, which is also part of its messages' keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Sector(_) => "sector",
            Self::Size(_) => "size",
            Self::Region(_) => "region",
            Self::Community(_) => "community",
            Self::SectorSize(..) => "sector-size",
            Self::SectorSizeRegion(..) => "sector-size-region",
        }
    }

    /// Whether the firms of a cell belong to it.
    pub fn contains(&self, cell: &Cell) -> bool {
        let same = |own: &Option<String>, code: &String| own.as_ref() == Some(code);
        match self {
            Self::All => true,
            Self::Sector(sector) => same(&cell.sector, sector),
            Self::Size(size) => same(&cell.size, size),
            Self::Region(region) => same(&cell.region, region),
            Self::Community(community) => same(&cell.community, community),
            Self::SectorSize(sector, size) => same(&cell.sector, sector) && same(&cell.size, size),
            Self::SectorSizeRegion(sector, size, region) => {
                same(&cell.sector, sector) && same(&cell.size, size) && same(&cell.region, region)
            }
        }
    }

    /// The groups of comparable firms that a cell belongs to, the most alike first; all firms last.
    pub fn around(cell: &Cell) -> Vec<Self> {
        let Cell { sector, size, region, .. } = cell.clone();
        let mut groups = vec![Self::All];
        groups.extend(region.clone().map(Self::Region));
        if let Some(sector) = sector {
            groups.push(Self::Sector(sector.clone()));
            if let Some(size) = size {
                groups.push(Self::SectorSize(sector.clone(), size.clone()));
                if let Some(region) = region {
                    groups.push(Self::SectorSizeRegion(sector, size, region));
                }
            }
        }
        groups.reverse();
        groups
    }
}

/// What a manager divides the firms by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Producer communities.
    Community,
    /// Sectors.
    Sector,
    /// Size classes.
    Size,
    /// Regions.
    Region,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 4] = [Self::Community, Self::Sector, Self::Size, Self::Region];

    /// The group of the dimension that a cell belongs to; none where that is not known.
    pub fn group(self, cell: &Cell) -> Option<Group> {
        match self {
            Self::Community => cell.community.clone().map(Group::Community),
            Self::Sector => cell.sector.clone().map(Group::Sector),
            Self::Size => cell.size.clone().map(Group::Size),
            Self::Region => cell.region.clone().map(Group::Region),
        }
    }
}
