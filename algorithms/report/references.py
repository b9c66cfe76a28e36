"""The works that the methods of the toolbox come from."""

REFERENCES = {
    "qaidam": (
        "Cheng L., Yang X., Pan X., An J. (2025). Identification and classification of ecological restoration areas in "
        "the territorial land space of the Qaidam Basin, China. Journal of Arid Land 17(10), 1402–1424. "
        "doi:10.1007/s40333-025-0089-4"
    ),
    "shiyang": (
        "Guan Y., Zhang F., Feng Q., Wei Y., Li G., Song Z. (2025). Ecological security pattern construction based on "
        "multi-scenario trade-offs of ecosystem services: a case study of the Shiyang River Basin. Land 14(11), 2159. "
        "doi:10.3390/land14112159"
    ),
    "soille": (
        "Soille P., Vogt P. (2009). Morphological segmentation of binary patterns. Pattern Recognition Letters 30(4), "
        "456–459."
    ),
    "saura2007": (
        "Saura S., Pascual-Hortal L. (2007). A new habitat availability index to integrate connectivity in landscape "
        "conservation planning. Landscape and Urban Planning 83, 91–103."
    ),
    "pascual": (
        "Pascual-Hortal L., Saura S. (2006). Comparison and development of new graph-based landscape connectivity "
        "indices. Landscape Ecology 21, 959–967."
    ),
    "saura2010": (
        "Saura S., Rubio L. (2010). A common currency for the different ways in which patches and links can contribute "
        "to habitat availability and connectivity in the landscape. Ecography 33, 523–537."
    ),
    "saaty": "Saaty T.L. (1980). The Analytic Hierarchy Process. McGraw-Hill, New York.",
    "crawford": (
        "Crawford G., Williams C. (1985). A note on the analysis of subjective judgment matrices. Journal of "
        "Mathematical Psychology 29, 387–405."
    ),
    "yager1988": (
        "Yager R.R. (1988). On ordered weighted averaging aggregation operators in multicriteria decisionmaking. IEEE "
        "Transactions on Systems, Man, and Cybernetics 18, 183–190."
    ),
    "yager1996": (
        "Yager R.R. (1996). Quantifier guided aggregation using OWA operators. International Journal of Intelligent "
        "Systems 11, 49–73."
    ),
    "malczewski": (
        "Malczewski J. (2006). Ordered weighted averaging with fuzzy quantifiers: GIS-based multicriteria evaluation "
        "for land-use suitability analysis. International Journal of Applied Earth Observation and Geoinformation 8, "
        "270–277."
    ),
    "fisher": (
        "Fisher W.D. (1958). On grouping for maximum homogeneity. Journal of the American Statistical Association 53, "
        "789–798."
    ),
    "jenks": (
        "Jenks G.F. (1967). The data model concept in statistical mapping. International Yearbook of Cartography 7, "
        "186–190."
    ),
    "shannon": (
        "Shannon C.E. (1948). A mathematical theory of communication. Bell System Technical Journal 27, 379–423."
    ),
    "diakoulaki": (
        "Diakoulaki D., Mavrotas G., Papayannakis L. (1995). Determining objective weights in multiple criteria "
        "problems: the CRITIC method. Computers & Operations Research 22, 763–770."
    ),
    "knaapen": (
        "Knaapen J.P., Scheffer M., Harms B. (1992). Estimating habitat isolation in landscape planning. Landscape and "
        "Urban Planning 23, 1–16."
    ),
    "dijkstra": (
        "Dijkstra E.W. (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1, 269–271."
    ),
    "kong": (
        "Kong F., Yin H., Nakagoshi N., Zong Y. (2010). Urban green space network development for biodiversity "
        "conservation: identification based on graph theory and gravity modeling. Landscape and Urban Planning 95, "
        "16–27."
    ),
    "mcrae2008": (
        "McRae B.H., Dickson B.G., Keitt T.H., Shah V.B. (2008). Using circuit theory to model connectivity in "
        "ecology, evolution, and conservation. Ecology 89, 2712–2724."
    ),
    "mcrae2012": (
        "McRae B.H., Hall S.A., Beier P., Theobald D.M. (2012). Where to restore ecological connectivity? Detecting "
        "barriers and quantifying restoration benefits. PLoS ONE 7(12), e52604."
    ),
    "brandes": (
        "Brandes U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, "
        "163–177."
    ),
    "kansky": (
        "Kansky K.J. (1963). Structure of Transportation Networks. Department of Geography, University of Chicago, "
        "Research Paper 84."
    ),
    "cooper": (
        "Cooper C.H.V., Chiaradia A.J.F. (2020). sDNA: 3-d spatial network analysis for GIS, CAD, Command Line & "
        "Python. SoftwareX 12, 100525."
    ),
    "gallo": (
        "Gallo J.A., Greene R. (2018). Connectivity Analysis Software for Estimating Linkage Priority. Conservation "
        "Biology Institute, Corvallis."
    ),
    "invest": (
        "Natural Capital Project (2025). InVEST 3.20. Stanford University, University of Minnesota and partners."
    ),
    "fu": (
        "Fu B.P. (1981). On the calculation of the evaporation from land surface. Scientia Atmospherica Sinica 5, "
        "23–31."
    ),
    "zhang2004": (
        "Zhang L., Hickel K., Dawes W.R., Chiew F.H.S., Western A.W., Briggs P.R. (2004). A rational function approach "
        "for estimating mean annual evapotranspiration. Water Resources Research 40, W02502."
    ),
    "donohue": (
        "Donohue R.J., Roderick M.L., McVicar T.R. (2012). Incorporating key ecohydrological processes into Budyko's "
        "hydrological model. Journal of Hydrology 436–437, 35–50."
    ),
    "renard": (
        "Renard K.G., Foster G.R., Weesies G.A., McCool D.K., Yoder D.C. (1997). Predicting Soil Erosion by Water. "
        "USDA Agriculture Handbook 703."
    ),
    "desmet": (
        "Desmet P.J.J., Govers G. (1996). A GIS procedure for automatically calculating the USLE LS factor on "
        "topographically complex landscape units. Journal of Soil and Water Conservation 51, 427–433."
    ),
    "vigiak": (
        "Vigiak O., Borselli L., Newham L.T.H., McInnes J., Roberts A.M. (2012). Comparison of conceptual landscape "
        "metrics to define hillslope-scale sediment delivery ratio. Geomorphology 138, 74–88."
    ),
    "xie": (
        "Xie G.D., Zhang C.X., Zhang L.M., Chen W.H., Li S.M. (2015). Improvement of the evaluation method for "
        "ecosystem service value based on per unit area. Journal of Natural Resources 30(8), 1243–1254 (in Chinese)."
    ),
    "rapport": (
        "Rapport D.J., Costanza R., McMichael A.J. (1998). Assessing ecosystem health. Trends in Ecology & Evolution "
        "13, 397–402."
    ),
    "mcgarigal": (
        "McGarigal K., Marks B.J. (1995). FRAGSTATS: Spatial Pattern Analysis Program for Quantifying Landscape "
        "Structure. USDA Forest Service, General Technical Report PNW-GTR-351."
    ),
    "sen": (
        "Sen P.K. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal of the American "
        "Statistical Association 63, 1379–1389."
    ),
    "mann": "Mann H.B. (1945). Nonparametric tests against trend. Econometrica 13, 245–259.",
    "getis": (
        "Getis A., Ord J.K. (1992). The analysis of spatial association by use of distance statistics. Geographical "
        "Analysis 24, 189–206."
    ),
    "allen": (
        "Allen R.G., Pereira L.S., Raes D., Smith M. (1998). Crop Evapotranspiration. FAO Irrigation and Drainage "
        "Paper 56. FAO, Rome."
    ),
    "freimund": (
        "Renard K.G., Freimund J.R. (1994). Using monthly precipitation data to estimate the R-factor in the revised "
        "USLE. Journal of Hydrology 157, 287–306."
    ),
    "williams": (
        "Williams J.R. (1990). The erosion-productivity impact calculator (EPIC) model: a case history. Philosophical "
        "Transactions of the Royal Society B 329, 421–428."
    ),
}
